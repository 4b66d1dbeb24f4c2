//! Lithuanian names, and foreign ones in Lithuanian text.
//!
//! After *Dabartinės lietuvių kalbos gramatika* (ed. V. Ambrazas, 1994), paradigms I–V of the noun. Behind t and d the soft
//! genitive has č and dž (Vytis → Vyčio). A foreign man's name in a consonant may take -as and its cases (Biden → Bidenas, Bideno);
//! a foreign woman's keeps its form.

use super::gender::Hints;
use super::table::{Grammar, Row, Script, row};

pub(super) const GRAMMAR: Grammar = Grammar {
    script: Script::Latin,
    foreign: "",
    masculine_forenames: MASCULINE,
    feminine_forenames: &[IN_VOWELS],
    masculine_surnames: MASCULINE,
    feminine_surnames: &[IN_VOWELS],
    countries: &[COUNTRIES, IN_S, IN_VOWELS],
    forename_hints: Hints {
        either: &["saša", "valia"],
        masculine: &[
            "^andrea", "^ilja", "^joshua", "^kosta", "^luca", "^luka", "^mykola", "^nikita", "^sava", "as", "is", "ys",
            "us",
        ],
        feminine: &["a", "ė"],
    },
    surname_hints: Hints {
        either: &[],
        masculine: &["as", "is", "ys", "us"],
        feminine: &["ienė", "aitė", "ytė", "utė", "ūtė", "čiūtė"],
    },
};

const MASCULINE: &[&[Row]] = &[IN_S, IN_VOWELS, FOREIGN];

const IN_S: &[Row] = &[
    row("^", "šuo", "šuns šuniui šunį šuniu/šunimi šunyje šunie"),
    row("", "uo", "ens eniui enį eniu enyje enie"),
    row("j", "as", "o ui ą u uje au"),
    row("", "as", "o ui ą u e ai/e"),
    row("", "tis", "čio čiui tį čiu tyje ti"),
    row("", "dis", "džio džiui dį džiu dyje di"),
    row("j", "is", "o ui į u yje i"),
    row("", "is", "io iui į iu yje i"),
    row("", "tys", "čio čiui tį čiu tyje ty"),
    row("", "dys", "džio džiui dį džiu dyje dy"),
    row("", "ys", "io iui į iu yje y"),
    row("", "us", "aus ui ų umi uje au"),
];

const IN_VOWELS: &[Row] = &[row("", "a", "os ai ą a oje a"), row("", "ė", "ės ei ę e ėje e")];

const FOREIGN: &[Row] = &[row("bcčdfghjklmnpqrsštvwxzž", "", "as:o ui ą u e ai")];

const COUNTRIES: &[Row] = &[row("", "ai", "ų ams us ais uose ai"), row("", "os", "ų oms as omis ose os")];
