//! Letters of one alphabet that look like letters of another: a reader cannot tell `Quillonas` from the same with a Cyrillic `о`.

/// The Latin letter that a folded Cyrillic or Greek one looks like, small or as a capital; any other character is itself. The pairs are those that
/// Unicode Technical Standard #39 lists in `confusables.txt`.
pub(super) fn prototype(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'һ' | 'н' | 'η' => 'h',
        'і' | 'ι' | 'ӏ' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ν' | 'ѵ' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'ү' | 'υ' => 'y',
        'ζ' => 'z',
        _ => c,
    }
}

/// Each letter of a folded text as [`prototype`] has it.
pub(super) fn prototypes(folded: &str) -> String {
    folded.chars().map(prototype).collect()
}
