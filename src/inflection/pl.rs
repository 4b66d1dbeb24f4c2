//! Polish names, and foreign ones in Polish text.
//!
//! After Z. Saloni et al., *Słownik gramatyczny języka polskiego*, and *Wielki słownik poprawnej polszczyzny* (ed. A. Markowski). Surnames in
//! -ski, -y, -i and -e decline as adjectives, a man's in -ko as a woman's noun (Kościuszko → Kościuszki); a woman's surname changes only
//! where it ends in -a. The locative softens the consonant before it (Donald → Donaldzie).

use super::gender::Hints;
use super::table::{Grammar, Row, Script, row};

pub(super) const GRAMMAR: Grammar = Grammar {
    script: Script::Latin,
    foreign: "",
    masculine_forenames: &[FORENAMES, ADJECTIVES, SHORTENED, IN_A, IN_CONSONANTS],
    feminine_forenames: &[IN_A],
    masculine_surnames: &[SURNAMES, ADJECTIVES, SHORTENED, IN_A, IN_CONSONANTS],
    feminine_surnames: &[SURNAMES_OF_WOMEN, IN_A],
    countries: &[COUNTRIES, IN_A, COUNTRIES_IN_CONSONANTS],
    forename_hints: Hints {
        either: &["sasza", "sasha", "andrea"],
        masculine: &[
            "^alosza", "^barnaba", "^dyzma", "^ilia", "^ilja", "^jarema", "^kosma", "^kuba", "^luca", "^mykoła",
            "^mykola", "^nikita", "^joshua", "ek", "sław", "y", "i",
        ],
        feminine: &["a"],
    },
    surname_hints: Hints { either: &[], masculine: &["ski", "cki", "dzki"], feminine: &["ska", "cka", "dzka"] },
};

const FORENAMES: &[Row] = &[
    row("^", "paweł", "pawła pawłowi pawła pawłem pawle pawle"),
    row("^", "lew", "lwa lwowi lwa lwem lwie lwie"),
    row("^", "aleksander", "aleksandra aleksandrowi aleksandra aleksandrem aleksandrze aleksandrze"),
];

const ADJECTIVES: &[Row] = &[row("", "i", "iego iemu iego im im"), row("", "y", "ego emu ego ym ym")];

const SURNAMES: &[Row] = &[
    row("", "e", "ego emu ego em em"),
    row("", "ko", "ki ce kę ką ce ko"),
    row("", "łło", "łły lle łłę łłą lle łło"),
    row("^", "kwiecień", "kwietnia kwietniowi kwietnia kwietniem kwietniu kwietniu"),
    row("", "pień", "pnia pniowi pnia pniem pniu pniu"),
];

/// Names that lose the vowel of their last syllable.
const SHORTENED: &[Row] = &[
    row("", "ek", "ka kowi ka kiem ku ku"),
    row("", "niec", "ńca ńcowi ńca ńcem ńcu ńcu"),
    row("bmpw", "iec", "ca cowi ca cem cu cu"),
    row("l", "ec", "ca cowi ca cem cu cu"),
];

const SURNAMES_OF_WOMEN: &[Row] = &[
    row("sz", "ka", "kiej kiej ką ką kiej"),
    row("", "cka", "ckiej ckiej cką cką ckiej"),
    row("oe", "wa", "wej wej wą wą wej"),
    row("bdłrswzż", "na", "nej/ny nej/nie ną/nę ną nej/nie =/no"),
];

const IN_A: &[Row] = &[
    row("aeouyó", "a", ""),
    row("csz", "ja", "ji ji ję ją ji jo"),
    row("", "ja", "i i ję ją i jo/ju"),
    row("bdfghklmprtwv", "ia", "ii ii ię ią ii io"),
    row("", "ia", "i/ii i/ii ię ią i/ii iu/io"),
    row("", "cha", "chy sze chę chą sze cho"),
    row("", "sta", "sty ście stę stą ście sto"),
    row("", "ta", "ty cie tę tą cie to"),
    row("", "da", "dy dzie dę dą dzie do"),
    row("", "ra", "ry rze rę rą rze ro"),
    row("", "ła", "ły le łę łą le ło"),
    row("", "ka", "ki ce kę ką ce ko"),
    row("", "ga", "gi dze gę gą dze go"),
    row("l", "a", "i i ę ą i o"),
    row("rsdc", "za", "zy zy zę zą zy zo"),
    row("cż", "a", "y y ę ą y o"),
    row("", "a", "y ie ę ą ie o"),
];

const IN_CONSONANTS: &[Row] = &[
    row("", "ć", "cia ciowi cia ciem ciu ciu"),
    row("", "ś", "sia siowi sia siem siu siu"),
    row("", "ź", "zia ziowi zia ziem ziu ziu"),
    row("", "ń", "nia niowi nia niem niu niu"),
    row("rsdc", "z", "za zowi za zem zu zu"),
    row("jlcżhč", "", "a owi a em u u"),
    row("kg", "", "a owi a iem u u"),
    row("", "st", "sta stowi sta stem ście ście"),
    row("", "t", "ta towi ta tem cie cie"),
    row("d", "", "a owi a em zie zie"),
    row("r", "", "a owi a em ze ze"),
    row("", "ł", "ła łowi ła łem le le"),
    row("bpwmfnszv", "", "a owi a em ie ie"),
];

const COUNTRIES: &[Row] = &[
    row("^", "białoruś", "białorusi białorusi = białorusią białorusi białorusi"),
    row("^", "chiny", "chin chinom = chinami chinach"),
    row("^", "czechy", "czech czechom = czechami czechach"),
    row("^", "egipt", "egiptu egiptowi = egiptem egipcie"),
    row("^", "indie", "indii indiom = indiami indiach"),
    row("^", "izrael", "izraela izraelowi = izraelem izraelu"),
    row("^", "niemcy", "niemiec niemcom = niemcami niemczech"),
    row("^", "węgry", "węgier węgrom = węgrami węgrzech"),
    row("^", "włochy", "włoch włochom = włochami włoszech"),
    row("^", "filipiny", "filipin filipinom = filipinami filipinach"),
    row("^", "kongo", "konga kongu = kongiem kongu"),
    row("^", "kosowo", "kosowa kosowu = kosowem kosowie"),
    row("k", "o", "a u = iem u"),
    row("", "y", "ów om = ami ach"),
    row("", "ea", "ei ei eę eą ei eo"),
    row("", "ia", "ii ii ię ią ii io"),
];

const COUNTRIES_IN_CONSONANTS: &[Row] = &[
    row("kg", "", "u owi = iem u"),
    row("jl", "", "u owi = em u"),
    row("", "sz", "szu szowi = szem szu"),
    row("", "st", "stu stowi = stem ście"),
    row("", "t", "tu towi = tem cie"),
    row("r", "", "u owi = em ze"),
    row("bpmnsz", "", "u owi = em ie"),
];
