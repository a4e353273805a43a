/** The colour table: only white matters, nobody sees a white background. */

export type ColourTable = {
  readonly word: (word: string, value: number) => void;
  readonly text: (text: string) => void;
  readonly isWhite: (colour: number) => boolean;
};

const SEPARATOR = ";";
const FULL = 255;

export function colourTable(): ColourTable {
  const colours: { red: number; green: number; blue: number }[] = [];
  let current = { red: 0, green: 0, blue: 0 };
  return {
    word: (word, value) => {
      if (word === "red" || word === "green" || word === "blue") current[word] = value;
    },
    text: (text) => {
      for (let left = text.split(SEPARATOR).length; left > 1; left--) {
        colours.push(current);
        current = { red: 0, green: 0, blue: 0 };
      }
    },
    isWhite: (index) => {
      const colour = colours[index];
      return colour !== undefined && colour.red === FULL && colour.green === FULL && colour.blue === FULL;
    },
  };
}
