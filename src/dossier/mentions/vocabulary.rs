//! Words that tell whether a capitalised word in front of a surname, or the surname itself, is a name.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// What English offices are held for, as the last word of the office: “Secretary of Defense”.
const DEPARTMENTS: &str = "state defense defence war navy army force treasury interior affairs justice labor labour commerce agriculture \
    energy education health trade finance economy security transport transportation culture environment \
    staff council parliament congress government republic union";

/// Words that begin a sentence and no name.
const FUNCTION_WORDS: &str = "the a an and but or so yet for nor if when while as since after before because although though until \
    once where whereas whether that this these those what which who how why in on at by to from with without \
    of about against under over between both only even then now today yesterday tomorrow later earlier \
    meanwhile however still also did does do is was were are has had have will would can could may might \
    must should not no like unlike despite instead perhaps again here there his her its their и но а что \
    когда если как в на по с у от к за о об для сегодня вчера однако затем потом также ранее позже так і й \
    та але що коли якщо як ў ды калі што anot pasak ir bet o kad kai jei kaip į iš su po prie ar i ale że \
    gdy jeśli jak w z und aber wenn als dass mit von et mais si y pero cuando \
    thereafter although likewise neither nor either during throughout upon among amid within toward towards \
    besides moreover furthermore nevertheless nonetheless therefore thus hence otherwise meantime afterwards \
    afterward often never always sometimes soon once twice first second next last most many some several few \
    each every all another any such he she it they we you i \
    далее сам сама недавно позднее вскоре поэтому ныне теперь сейчас тогда там здесь это этот эта эти его её \
    их он она они мы я вы уже ещё еще даже лишь только именно кроме после перед до из без под над через между \
    при про ради вместо против среди вокруг около благодаря согласно несмотря хотя пока чтобы либо или ни не \
    вот кстати впрочем наконец видимо возможно конечно действительно например вообще дальше накануне \
    потім тоді вчора сьогодні також однак проте тому після від із під між за про пасля потым тады ўчора сёння \
    таксама аднак таму над пад пры vėliau tada šiandien vakar taip tačiau todėl nuo iki dėl apie potem wtedy \
    dziś wczoraj jednak dlatego od do o nad pod między także później auch nach vor seit gestern heute doch \
    nur wie wo im am zu für bei aus über unter gegen ohne während weil ob dann dort après avant hier mais donc";

/// Endings of Russian nouns that no forename has: “Требование Путина”.
const NOUN_ENDINGS: &[&str] = &["ение", "ание", "ением", "анием", "ость", "остью", "ство", "ством"];

/// Words of English or German that are written with a capital anywhere in a text of that language, and are surnames too.
const ALWAYS_CAPITALISED: &str = "january february march april may june july august september october november december \
    monday tuesday wednesday thursday friday saturday sunday north south east west \
    januar jänner februar märz mai juni juli oktober dezember \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag";

/// Words of English that may begin a sentence, and are surnames too.
const SURNAMES_THAT_ARE_WORDS: &str = "young white black brown green gray grey long short small little strong wise best good sharp swift bright \
    rich poor king bishop will rice price power powers case moon stone wood woods field hills banks law love \
    hope fish cook major";

/// Words that have a capital in English or German and are no forename: of months, those that nobody is called by.
const DATE_WORDS: &str = "january february march july september october november december monday tuesday wednesday thursday friday \
    saturday sunday januar februar märz juni juli oktober dezember montag dienstag mittwoch donnerstag \
    freitag samstag sonntag";

/// Forenames that are words as well, in nominative and genitive.
const FORENAMES_THAT_ARE_WORDS: &str = "art bill bob charity christian clay cliff dawn dean dick drew duke earl faith frank gene glen grace grant \
    german guy heath hope iris ivy jack john joy lance lily mark max mercy miles nick norman olive pat patience \
    pearl peg penny pierce prudence ray reed rich rob robin roman rose ruby rusty sandy sterling sue victor \
    violet wade warren will victoria saulė rasa aušra audra eglė liepa giedrė viltis vytis \
    вера веры надежда надежды любовь любови роман романа лев льва марк марка максим максима мир мира слава \
    славы света светы роза розы лилия лилии майя майи полина полины константин константина віра надія любов \
    карл карла герман германа рубин рубина";

type Words = LazyLock<FxHashSet<&'static str>>;

/// Whether an English office may end with a word: the “State” of “Secretary of State”.
pub(super) fn is_department(word: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| DEPARTMENTS.split(' ').collect());
    WORDS.contains(word.to_lowercase().as_str())
}

/// How patronymics end, folded and without the endings of cases: those of men, and those of women, which have always one.
const SONS: &[&str] = &["ич", "іч", "vich", "vych", "yich", "vic", "vyc", "wicz", "witsch", "vitch"];
const DAUGHTERS: &[&str] =
    &["овн", "евн", "івн", "ичн", "ічн", "аун", "еун", "оун", "ovn", "evn", "ivn", "ichn", "own", "ewn", "aun", "eun"];

/// The endings of their cases in the languages that have them.
const CASES: &[&str] = &[
    "а", "у", "ем", "ом", "ам", "е", "і", "ові", "еві", "ы", "и", "ой", "ою", "ай", "аю", "a", "u", "em", "e", "owi",
    "y", "ie", "o", "os", "ai", "oje", "ius", "iaus", "iui", "iu", "iumi", "iuje",
];

/// Whether a folded word may be a patronymic, in any case. Surnames end so too: it has to stand between a forename and another surname.
pub(super) fn is_patronymic(folded: &str) -> bool {
    let has_stem = |word: &str, stems: &[&str]| {
        stems.iter().filter_map(|stem| word.strip_suffix(stem)).any(|before| before.chars().nth(1).is_some())
    };
    let stems = CASES.iter().filter_map(|ending| folded.strip_suffix(ending));
    has_stem(folded, SONS) || stems.into_iter().any(|stem| has_stem(stem, SONS) || has_stem(stem, DAUGHTERS))
}

/// Whether a word looks like an English adjective or participle: “Southern”, “Hashemite”, “Neighbouring”.
pub(super) fn is_english_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &["ern", "ing", "ist", "ian", "ite", "ous", "ish", "ese", "ic", "al", "ed"];
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word in front of “Republic” makes it another republic.
pub(super) fn is_constitution(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(
        lower.as_str(),
        "people" | "peoples" | "democratic" | "socialist" | "soviet" | "federal" | "islamic" | "arab"
    )
}

/// Whether a word is a German article that stands in front of nouns and hardly of forenames.
pub(super) fn is_german_article(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(
        lower.as_str(),
        "der" | "die" | "dem" | "den" | "ein" | "eine" | "einem" | "einen" | "einer" | "vom" | "zum" | "zur" | "beim"
    )
}

/// Whether a word is an article, a pronoun, a conjunction, a preposition or the like, in any of the languages of the interface.
pub(super) fn is_particle(word: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| FUNCTION_WORDS.split(' ').collect());
    WORDS.contains(word.to_lowercase().as_str())
}

/// Whether a word at the beginning of a sentence is one that no name begins with; an English adverb and a Russian noun
/// are known by their endings.
pub(super) fn is_function_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_particle(&lower)
        || (lower.is_ascii() && lower.len() > 4 && lower.ends_with("ly"))
        || NOUN_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a word has a capital wherever it stands: a month, a day, a point of the compass.
pub(super) fn is_always_capitalised(word: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| ALWAYS_CAPITALISED.split(' ').collect());
    WORDS.contains(word.to_lowercase().as_str())
}

/// Whether a surname is also a word that a sentence may begin with.
pub(super) fn is_word(surname: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| SURNAMES_THAT_ARE_WORDS.split(' ').collect());
    WORDS.contains(surname.to_lowercase().as_str())
}

/// Whether a word is a month or a day of the week that nobody has as a forename.
pub(super) fn is_date_word(word: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| DATE_WORDS.split(' ').collect());
    WORDS.contains(word.to_lowercase().as_str())
}

/// Whether a word in small letters is a forename too: “bill”, “надежда”.
pub(super) fn is_forename_and_word(lower: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| FORENAMES_THAT_ARE_WORDS.split(' ').collect());
    WORDS.contains(lower)
}

/// Nouns for what is a leader's: behind “the” and a surname, which elsewhere is no person (“The Hague tribunal”), they say that it is one.
const BELONGINGS: &str = "administration administrations government governments regime presidency premiership leadership cabinet era years \
    family dynasty clan couple brothers sisters children doctrine campaign team camp entourage circle loyalist loyalists supporter \
    supporters ally allies aide aides democrat democrats republican republicans affair corollary proviso white";

/// Whether a noun says of a surname in front of it, with “the”, that it is somebody's.
pub(super) fn is_belonging(word: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| BELONGINGS.split_whitespace().collect());
    WORDS.contains(word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_any_case() {
        assert!(is_function_word("When") && is_function_word("Recently") && !is_function_word("Viktor"));
        for patronymic in ["владимировича", "ильич", "олександровичем", "уладзіміравіч", "рыгорауна", "vladimirovich"]
        {
            assert!(is_patronymic(patronymic), "{patronymic}");
        }
        assert!(is_patronymic("петровной") && is_patronymic("vladimirowicza") && !is_patronymic("brown"));
        assert!(is_always_capitalised("May") && is_word("Young"));
    }
}
