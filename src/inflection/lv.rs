//! Latvian names.
//!
//! After *Latviešu valodas gramatika* (University of Latvia, 2013), declensions I–V of the noun and the definite adjective. The
//! genitive of the second declension is softened (Jānis → Jāņa); not behind s and c (Dombrovskis → Dombrovska), nor in forenames in -tis and
//! -dis (Guntis → Gunta). The instrumental has the form of the accusative. The vocative without
//! an ending (“Egil”) is left out: it may be another name.

use super::gender::Hints;
use super::table::{Grammar, Row, Script, row};

pub(super) const GRAMMAR: Grammar = Grammar {
    script: Script::Latin,
    foreign: "",
    masculine_forenames: &[FORENAMES, IN_S, MEN_IN_VOWELS],
    feminine_forenames: &[IN_VOWELS],
    masculine_surnames: &[SURNAMES, IN_S, MEN_IN_VOWELS],
    feminine_surnames: &[SURNAMES_OF_WOMEN, IN_VOWELS],
    countries: &[COUNTRIES, IN_VOWELS],
    forename_hints: Hints {
        either: &["saša"],
        masculine: &["^ilja", "^luka", "^ņikita", "^nikita", "s", "š"],
        feminine: &["a", "e"],
    },
    surname_hints: Hints { either: &[], masculine: &["s", "š"], feminine: &["ska", "cka", "ova", "eva", "iņa"] },
};

const FORENAMES: &[Row] = &[row("", "tis", "ta tim ti ti tī ti"), row("", "dis", "da dim di di dī di")];

const SURNAMES: &[Row] =
    &[row("", "ais", "ā ajam o o ajā o"), row("", "tis", "ša tim ti ti tī ti"), row("", "dis", "ža dim di di dī di")];

const SURNAMES_OF_WOMEN: &[Row] = &[row("", "ā", "ās ajai o o ajā ā")];

const IN_S: &[Row] = &[
    row("bmpv", "is", "ja im i i ī i"),
    row("", "cis", "ča cim ci ci cī ci"),
    row("", "dzis", "dža dzim dzi dzi dzī dzi"),
    row("", "llis", "ļļa llim lli lli llī lli"),
    row("", "lnis", "ļņa lnim lni lni lnī lni"),
    row("", "lis", "ļa lim li li lī li"),
    row("", "nnis", "ņņa nnim nni nni nnī nni"),
    row("", "snis", "šņa snim sni sni snī sni"),
    row("", "nis", "ņa nim ni ni nī ni"),
    row("", "sis", "ša sim si si sī si"),
    row("", "zis", "ža zim zi zi zī zi"),
    row("", "is", "a im i i ī i"),
    row("", "us", "us um u u ū u/us"),
    row("", "s", "a am u u ā"),
    row("", "š", "a am u u ā"),
];

const MEN_IN_VOWELS: &[Row] = &[row("", "a", "as am u u ā a"), row("", "e", "es em i i ē e")];

const IN_VOWELS: &[Row] = &[row("", "a", "as ai u u ā a"), row("", "e", "es ei i i ē e")];

const COUNTRIES: &[Row] = &[row("", "as", "u ām as ām ās as"), row("", "s", "a am u u ā")];
