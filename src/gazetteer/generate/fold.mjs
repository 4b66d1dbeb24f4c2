// The generator's own `crate::text::fold`: when are two names one name?
//
// The keys that it makes are stored, so that the program need not fold thousands of names each time it starts. A Rust test
// holds every one of them against the real function: where that one changes, this one follows.

const APOSTROPHES = /[’ʼʹ‘`´′‛ʻʽʾʿˈꞌ＇]/gu;
// The marks of the Latin, Greek and Cyrillic scripts, and the points of Hebrew and Arabic; those of kana are letters.
const DIACRITICS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu;
const INVISIBLE = /[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu;
const DASHES = /[\u2010-\u2015\u05be\u058a−]/gu;
const LETTERS = new Map(Object.entries({
  ł: "l", đ: "d", ð: "d", ø: "o", ħ: "h", ŧ: "t", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ", й: "й",
}));

/** The key of a name: lower case, without diacritics (but never й = и), one kind of apostrophe and dash, single spaces. */
export function fold(name) {
  const letters = [...name.normalize("NFC").toLowerCase()];
  const key = letters.map((letter) => LETTERS.get(letter) ?? letter.normalize("NFD").replace(DIACRITICS, "")).join("");
  const plain = key.normalize("NFC").replace(INVISIBLE, "").replace(APOSTROPHES, "'").replace(DASHES, "-");
  return plain.replace(/\s+/gu, " ").trim();
}
