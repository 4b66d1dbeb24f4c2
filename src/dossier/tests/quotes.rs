//! Quotations: whose they are, when they were said, and what is reported of them.

use super::*;

/// A note whose text quotes with these lines below the words.
fn quoting(keys: &str, lines: &[&str]) -> String {
    let quotes = lines.iter().enumerate().map(|(n, line)| format!("\n> words {n}\n>\n> {line}\n"));
    note("2022-04-14", keys) + &quotes.collect::<Vec<_>>().concat()
}

/// Who said it: `@` stands before somebody with a page.
fn speakers(dossier: &Dossier) -> Vec<String> {
    let speaker = |quote: &QuoteRecord| match &quote.speaker {
        Some(Speaker::Entity(id)) => format!("@{}", dossier.entity(*id).name),
        Some(Speaker::Words(words)) => words.clone(),
        None => "nobody".to_owned(),
    };
    dossier.quotes.iter().map(speaker).collect()
}

#[test]
fn a_speaker_is_somebody_known_or_plain_words() {
    let people = [
        ("people/jurkonis.md", profile("Vytis Jurkonis", "aliases: [Vytis Yurkonis]")),
        ("people/putin.md", profile("Vladimir Putin", "")),
        ("organisations/reuters.md", profile("Reuters", "")),
    ];
    for (line, expected) in [
        ("— [[Vytis Jurkonis]]", "@Vytis Jurkonis"),
        ("— [[Jurkonis|the analyst]]", "@Vytis Jurkonis"),
        ("— Vytis Jurkonis, analyst", "@Vytis Jurkonis"),
        ("— vytis YURKONIS", "@Vytis Jurkonis"),
        ("— Mr Vytis Jurkonis", "@Vytis Jurkonis"),
        ("— Jurkonis", "@Vytis Jurkonis"),
        ("— Mr Yurkonis", "@Vytis Jurkonis"),
        ("— REUTERS, in a dispatch", "@Reuters"),
        // The note does not name him, so the surname alone is nobody's.
        ("— Putin", "Putin"),
        ("— a spokesman", "a spokesman"),
        ("— Ada Lovelace, mathematician", "Ada Lovelace"),
    ] {
        let text = quoting("people: Vytis Jurkonis", &[line]);
        let mut files: Vec<_> = people.iter().map(|(path, text)| (*path, text.as_str())).collect();
        files.push(("notes/n.md", &text));
        let dossier = whole(&files);
        assert_eq!(speakers(&dossier), [expected], "{line}");
        assert_eq!(dossier.entities.len(), 3, "no entity comes of {line}");
    }
}

#[test]
fn a_surname_of_two_people_is_left_as_it_is_and_reported() {
    let people = "people: [Aliaksandr Lukashenko, Viktor Lukashenko]";
    let (dossier_of_two, faults) = dossier(&[("notes/n.md", &quoting(people, &["— Lukashenko"]))]);
    assert_eq!((codes(&faults), speakers(&dossier_of_two)), (vec![Code::AmbiguousName], vec!["Lukashenko".to_owned()]));
    let in_front = format!("{people}\nquotes: {{text: One., speaker: Lukashenko}}");
    let (_, faults) = dossier(&[("notes/n.md", &note("2022-04-14", &in_front))]);
    assert_eq!(codes(&faults), [Code::AmbiguousName]);
    let settled = format!("{people}\nsurnames: {{Lukashenko: Viktor Lukashenko}}");
    let dossier = whole(&[("notes/n.md", &quoting(&settled, &["— Lukashenko"]))]);
    assert_eq!(speakers(&dossier), ["@Viktor Lukashenko"]);
}

#[test]
fn quotations_of_front_matter_are_of_the_same_kind() {
    let keys = "people: Ada Lovelace\nquotes:\n  - {text: One., speaker: \"[[Lovelace]]\", as: mathematician, venue: a letter, date: 1843, \
                original: Un., language: en, credibility: 2}\n  - {text: Two., speaker: somebody}";
    let dossier = whole(&[("notes/n.md", &note("2022-04-14", keys))]);
    assert_eq!(speakers(&dossier), ["@Ada Lovelace", "somebody"]);
    let quote = &dossier.quotes[0];
    assert_eq!(
        (quote.text.as_str(), quote.capacity.as_deref(), quote.venue.as_deref()),
        ("One.", Some("mathematician"), Some("a letter"))
    );
    assert_eq!(
        (quote.original.as_deref(), quote.language.as_deref(), quote.credibility),
        (Some("Un."), Some("en"), Some(2))
    );
    let dates: Vec<_> = dossier.quote_ids().map(|id| dossier.quote_date(id).unwrap().to_string()).collect();
    assert_eq!(dates, ["1843", "2022-04-14"], "its own, else the note's");
    assert_eq!(dossier.newest_quotes.iter().map(|id| id.index()).collect::<Vec<_>>(), [1, 0]);
    let [person] = dossier.entities.as_slice() else { panic!("{:?}", dossier.entities) };
    assert_eq!(person.quotes.len(), 1);
}

#[test]
fn the_same_words_in_the_text_and_in_front_matter_are_one_quotation() {
    let keys = "people: Ada Lovelace\nquotes:\n  - {text: Words  0, speaker: Ada Lovelace, venue: a letter, original: Mots}\n  - {text: words 0, speaker: another}";
    let dossier = whole(&[("notes/n.md", &quoting(keys, &["— Ada Lovelace, mathematician"]))]);
    assert_eq!(speakers(&dossier), ["@Ada Lovelace", "another"]);
    let quote = &dossier.quotes[0];
    assert!(quote.in_text && !dossier.quotes[1].in_text);
    assert_eq!(
        (quote.capacity.as_deref(), quote.venue.as_deref(), quote.original.as_deref()),
        (Some("mathematician"), Some("a letter"), Some("Mots"))
    );
    assert_eq!(dossier.quotes[1].anchor, format!("{}-2", quote.anchor));
}

#[test]
fn a_quotation_of_front_matter_needs_a_speaker() {
    let text = note("2022-04-14", "quotes:\n  - {text: One., speaker: Ada}\n  - {text: Two.}");
    let (_, faults) = dossier(&[("notes/n.md", &text)]);
    assert_eq!(codes(&faults), [Code::QuotationWithoutSpeaker]);
    assert!(text[faults[0].place.span.clone()].contains("Two."));
}

#[test]
fn too_many_quoted_words_are_told_of_each_quotation_and_of_the_whole_note() {
    let words = |n: usize| "word – ".repeat(n);
    let text = |first: usize, second: usize, third: usize| {
        let quote = |n: usize| if n == 0 { String::new() } else { format!("\n> {}\n>\n> — Ada\n", words(n)) };
        let front =
            if third == 0 { String::new() } else { format!("quotes:\n  - {{text: {}, speaker: Ada}}", words(third)) };
        format!("{}{}{}", note("2022-04-14", &front), quote(first), quote(second))
    };
    assert!(dossier(&[("notes/n.md", &text(50, 50, 50))]).1.is_empty());
    for (first, second, third, expected) in [
        (151, 0, 0, &[("> word", 151)][..]),
        (100, 50, 1, &[("A note", 151)]),
        (100, 0, 151, &[("A note", 251), ("{text", 151)]),
        (151, 1, 152, &[("> word", 151), ("A note", 304), ("{text", 152)]),
    ] {
        let text = text(first, second, third);
        let (_, mut faults) = dossier(&[("notes/n.md", &text)]);
        assert_eq!(codes(&faults), vec![Code::TooManyQuotedWords; expected.len()]);
        faults.sort_by_key(|fault| text[fault.place.span.clone()].to_owned());
        for (fault, (place, words)) in faults.iter().zip(expected) {
            assert!(text[fault.place.span.clone()].starts_with(place), "{:?}", &text[fault.place.span.clone()]);
            assert!(
                fault.message.contains(&format!("{words} words")) && fault.message.contains("150"),
                "{}",
                fault.message
            );
        }
    }
}

#[test]
fn paragraphs_of_front_matter_are_lines() {
    let keys = "quotes:\n  - speaker: Ada\n    text: |\n      One\n      two.\n\n      Three.\n";
    assert_eq!(whole(&[("notes/n.md", &note("2022-04-14", keys))]).quotes[0].text, "One two.\nThree.");
}

#[test]
fn an_initial_in_front_of_a_surname_is_that_of_somebody_named() {
    let keys = "kind: transcript\npeople: [Vladimir Putin, Ada Lovelace]\nquotes: [{text: One., speaker: V. Putin}, {text: Two., speaker: B. Putin}]";
    let text = quoting(keys, &["— V. Putin, president", "— V.Putin", "— V. V. Putin"])
        + "\n**A. Lovelace:** Three.\n\n**B. Lovelace:** Four.\n";
    let dossier = whole(&[("notes/n.md", &text)]);
    let expected =
        ["@Vladimir Putin", "@Vladimir Putin", "@Vladimir Putin", "@Ada Lovelace", "@Vladimir Putin", "B. Putin"];
    assert_eq!(speakers(&dossier), expected);
}

#[test]
fn the_language_of_a_quotation_is_that_of_its_original() {
    let keys = "language: lt\nquotes:\n  - {text: Viens, speaker: A, original: واحد, language: ar}\n  - {text: One, speaker: A, language: en}\n  - {text: Du, speaker: A, original: Two}\nsource: {name: X, language: be}";
    let dossier = whole(&[("notes/n.md", &note("2022-04-14", keys))]);
    let languages =
        dossier.quotes.iter().map(|quote| (dossier.quote_language(quote), dossier.original_language(quote)));
    let expected = [(Some("lt"), Some("ar")), (Some("en"), None), (Some("lt"), Some("be"))];
    assert_eq!(languages.collect::<Vec<_>>(), expected);
}
