//! The codes of FollowTheMoney for languages and countries.

use crate::gazetteer::Country;

/// The languages that it knows by ISO 639-3, and our tags for them.
const LANGUAGES: &str = "af afr am amh ar ara az aze be bel bn ben bs bos bg bul ca cat cs ces cnr cnr da dan de deu el ell en eng et est fa fas \
    fil fil fi fin fr fra ga gle he heb hi hin hr hrv hu hun hy hye id ind is isl it ita ja jpn kn kan ka kat kk kaz km khm ky kir ko kor lo lao \
    lv lav lt lit lb ltz mk mkd mt mlt mn mon ms msa my mya ne nep nl nld no nor nb nor nn nor pl pol pt por ps pus ro ron ru rus si sin sk slk \
    sl slv es spa sq sqi sr srp sw swa sv swe ta tam te tel tg tgk tl tgl th tha tk tuk tr tur uk ukr ur urd uz uzb vi vie zh zho";

/// The three letters of a BCP 47 tag, if the language is one that FollowTheMoney knows.
pub(super) fn language(tag: &str) -> Option<&'static str> {
    let primary = tag.split('-').next()?.to_lowercase();
    let mut words = LANGUAGES.split_whitespace();
    while let (Some(ours), Some(theirs)) = (words.next(), words.next()) {
        if ours == primary || theirs == primary {
            return Some(theirs);
        }
    }
    None
}

/// The code of a country: two small letters; of a state that is no more, the four of ISO 3166-3.
pub(super) fn country(country: Country) -> String {
    match country.code() {
        "SU" => "suhh".to_owned(),
        "YU" => "yucs".to_owned(),
        "CS" => "cshh".to_owned(),
        "DD" => "ddde".to_owned(),
        code => code.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_three_letters() {
        for (tag, code) in
            [("lt", Some("lit")), ("zh-Hant", Some("zho")), ("NB", Some("nor")), ("rus", Some("rus")), ("tlh", None)]
        {
            assert_eq!(language(tag), code, "{tag}");
        }
    }

    #[test]
    fn countries_have_two_small_letters_unless_they_are_no_more() {
        for (name, code) in [("BY", "by"), ("Kosovo", "xk"), ("Soviet Union", "suhh")] {
            assert_eq!(country(Country::find(name).unwrap()), code);
        }
    }
}
