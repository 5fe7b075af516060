/* How are days counted and written? Months since January 1948, and days in words, without any time zone. */
import { say } from "./words.js";

const FIRST_YEAR = 1948;
const months = () => [
  say("January"),
  say("February"),
  say("March"),
  say("April"),
  say("May"),
  say("June"),
  say("July"),
  say("August"),
  say("September"),
  say("October"),
  say("November"),
  say("December"),
];

/** @param {number} n */
const pad = (n) => String(n).padStart(2, "0");

/** Return the first day of a month counted from January 1948. @param {number} month */
export const dayOf = (month) => `${FIRST_YEAR + Math.floor(month / 12)}-${pad((month % 12) + 1)}-01`;

/** Return the month of a day, counted from January 1948. @param {string} day */
export const monthOf = (day) => (Number(day.slice(0, 4)) - FIRST_YEAR) * 12 + Number(day.slice(5, 7)) - 1;

/** Return a day as `1 July 1994`. @param {string} day */
export function inWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  return say("{date} {month} {year}", { date, month: months()[month - 1], year });
}

/** Return a date in words as far as it is known: a day, a month or a year. @param {string} date */
export const asKnown = (date) => (date.length > 7 ? inWords(date) : date.length > 4 ? monthInWords(date) : date);

/** Return a day's month as `July 1994`. @param {string} day */
export function monthInWords(day) {
  const [year, month] = day.split("-").map(Number);
  return say("{month} {year}", { month: months()[month - 1], year });
}

/** Return a day as the time bar names it: the first of a month is its month. @param {string} day */
export const barWords = (day) => (day.endsWith("-01") ? monthInWords(day) : inWords(day));
