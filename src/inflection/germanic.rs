//! German, Danish, Norwegian and Swedish: the genitive in -s of a surname or country (“Lukaschenkos Regime”).
//!
//! After the rules of the *Rat für deutsche Rechtschreibung*, § 96, and the standard grammars of the others. A name that ends in a
//! sibilant takes an apostrophe or nothing, and is then found as it is.

use super::gender::Hints;
use super::table::{Grammar, Row, Script, row};

pub(super) const GRAMMAR: Grammar = Grammar {
    script: Script::Latin,
    foreign: "",
    masculine_forenames: &[],
    feminine_forenames: &[],
    masculine_surnames: &[GENITIVE],
    feminine_surnames: &[GENITIVE],
    countries: &[GENITIVE],
    forename_hints: Hints::NONE,
    surname_hints: Hints::NONE,
};

const GENITIVE: &[Row] = &[row("sßzxšžç", "", ""), row("", "", "s")];
