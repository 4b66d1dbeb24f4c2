//! Words that tell whether a capitalised word in front of a surname, or the surname itself, is a name.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Offices and forms of address that stand in front of a name, folded.
const TITLES: &str = "president minister premier chancellor king queen prince princess emperor tsar pope patriarch senator \
    secretary general colonel major captain lieutenant admiral marshal commander governor mayor ambassador \
    judge justice chairman chairwoman speaker representative congressman comrade mr mrs ms miss dr prof \
    professor sir lord lady herr frau monsieur madame prezidentas prezidente ministras ministre premjeras \
    generolas ponas ponia президент премьер министр генерал господин госпожа міністр прем'єр пан пані \
    прэзідэнт спадар prezydent pan pani prasident kanzler presidente";

/// Words that begin a sentence and no name.
const FUNCTION_WORDS: &str = "the a an and but or so yet for nor if when while as since after before because although though until \
    once where whereas whether that this these those what which who how why in on at by to from with without \
    of about against under over between both only even then now today yesterday tomorrow later earlier \
    meanwhile however still also did does do is was were are has had have will would can could may might \
    must should not no like unlike despite instead perhaps again here there his her its their и но а что \
    когда если как в на по с у от к за о об для сегодня вчера однако затем потом также ранее позже так і й \
    та але що коли якщо як ў ды калі што anot pasak ir bet o kad kai jei kaip į iš su po prie ar i ale że \
    gdy jeśli jak w z und aber wenn als dass mit von et mais si y pero cuando";

/// Words of English that are written with a capital anywhere, and are surnames too.
const ALWAYS_CAPITALISED: &str = "january march april may june july august monday friday sunday north south east west";

/// Words of English that may begin a sentence, and are surnames too.
const SURNAMES_THAT_ARE_WORDS: &str = "young white black brown green gray grey long short small little strong wise best good sharp swift bright \
    rich poor king bishop will rice price power powers case moon stone wood woods field hill hills bush \
    banks page law love hope fish fox wolf bell ball cook baker hunter fisher miller mason parker porter \
    carter turner walker singer major";

type Words = LazyLock<FxHashSet<&'static str>>;

/// Whether a folded word is an office or form of address that stands in front of a name.
pub(super) fn is_title(folded: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| TITLES.split(' ').collect());
    WORDS.contains(folded)
}

/// Whether a word at the beginning of a sentence is one that no name begins with; an English adverb is known by its ending.
pub(super) fn is_function_word(word: &str) -> bool {
    static WORDS: Words = LazyLock::new(|| FUNCTION_WORDS.split(' ').collect());
    let lower = word.to_lowercase();
    WORDS.contains(lower.as_str()) || (lower.is_ascii() && lower.len() > 4 && lower.ends_with("ly"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_written_folded() {
        for title in TITLES.split(' ') {
            assert_eq!(crate::text::fold(title), title);
        }
        assert!(
            is_title("president")
                && is_function_word("When")
                && is_function_word("Recently")
                && !is_function_word("Viktor")
        );
        assert!(is_always_capitalised("May") && is_word("Young"));
    }
}
