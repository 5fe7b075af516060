/* Which colours have land and lines? Said here and not only in the style sheet, which may come after the land: a canvas paints what it is told. */

/** @typedef {import("../shared/scheme.js").Scheme} Scheme */

export const TONES = {
  light: {
    land: "#FBFAF7",
    line: "#A9B1B8",
    unsettled: "#E3E2DC",
    ink: "#10212E",
    today: "#0B5E8C",
    river: "#B4C6D3",
    water: "#E9EEF2",
  },
  dark: {
    land: "#2A3741",
    line: "#5B6A76",
    unsettled: "#35434E",
    ink: "#EEF2F5",
    today: "#6CB8E6",
    river: "#3F5666",
    water: "#17222B",
  },
};

/** Dashes of a line by its standing: none where it is settled. @type {Record<string, string | undefined>} */
export const DASHES = { settled: undefined, undetermined: "5 3", line_of_control: "1 3", approximate: "9 3" };

/** Tell the frame's style sheet which colours are in use. @param {Scheme} scheme */
export const wear = (scheme) => document.documentElement.classList.toggle("dark", scheme === "dark");
