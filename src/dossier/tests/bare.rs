//! Names in front matter that are less, or more, than a name: bare surnames, titles, variants.

use super::*;

/// The people of a note with these keys, beside a note that names `others`, and what is reported.
fn people(profiles: &[&str], others: &str, keys: &str) -> (Vec<String>, Vec<String>, Vec<Diagnostic>) {
    let mut files = vec![
        ("notes/n.md".to_owned(), note("2022-04-14", keys)),
        ("notes/others.md".to_owned(), note("2022-04-13", &format!("people: [{others}]"))),
    ];
    files.extend(profiles.iter().enumerate().map(|(at, title)| (format!("people/{at}.md"), profile(title, ""))));
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (dossier, faults) = dossier(&files);
    let of_note = dossier.note_at("content/notes/n.md").map(|id| dossier.note(id).people.clone());
    (names(&dossier, &of_note.unwrap_or_default()), of_kind(&dossier, Kind::Person), faults)
}

#[test]
fn a_bare_surname_means_whom_the_file_names_in_full() {
    for (profiles, keys, expected) in [
        (&[][..], "people: [Potapin, Vadim Potapin]", "Vadim Potapin"),
        (&[], "people: [Vadim Potapin, Mr Potapin]", "Vadim Potapin"),
        (&[], "people: [Ана Ковач, министр Ковач]", "Ана Ковач"),
        (&[], "people: [Vytis Jurkonis, JURKONIS]", "Vytis Jurkonis"),
        (&[], "people: [Jean de la Tour, Tour]", "Jean de la Tour"),
        (&["Ivan Petrov", "Boris Petrov"], "people: [Petrov, Ivan Petrov]", "Ivan Petrov"),
    ] {
        let (found, _, faults) = people(profiles, "", keys);
        assert_eq!((found, faults), (vec![expected.to_owned()], vec![]), "{keys}");
    }
}

#[test]
fn a_bare_surname_of_somebody_named_elsewhere_makes_no_page() {
    for (others, keys, named) in [
        ("Vadim Potapin", "people: Potapin", "`Vadim Potapin`"),
        ("Ана Ковач", "people: [Ковач]", "`Ана Ковач`"),
        ("Vytis Jurkonis, Ona Jurkonis", "people: [Minister Jurkonis]", "`Ona Jurkonis` or `Vytis Jurkonis`"),
        ("Łukasz Wójcik", "listed: [Wojcik]", "`Łukasz Wójcik`"),
        ("Vadim Potapin", "events: [{title: E, date: 2022-04-01, people: [Potapin]}]", "`Vadim Potapin`"),
    ] {
        let (found, all, faults) = people(&[], others, keys);
        assert_eq!(codes(&faults), [Code::AmbiguousName], "{keys}: {faults:?}");
        assert!(faults[0].message.contains(named), "{}", faults[0].message);
        assert!(found.is_empty() && !all.iter().any(|name| !name.contains(' ')), "{all:?}");
    }
    let (found, _, faults) = people(&[], "Vadim Potapin", "people: [Madonna]");
    assert_eq!((found, faults), (vec!["Madonna".to_owned()], vec![]));
}

#[test]
fn a_bare_surname_of_an_event_means_whom_its_note_names() {
    let keys = "people: [Vadim Potapin]\nevents: [{title: E, date: 2022-04-01, people: [Potapin]}]";
    let (_, all, faults) = people(&[], "", keys);
    assert_eq!((all, faults), (vec!["Vadim Potapin".to_owned()], vec![]));
    let (_, all, faults) = people(&[], "", "people: [Vadim Potapin]\nclaims: [{text: X, claimant: Potapin}]");
    assert_eq!((all, faults), (vec!["Vadim Potapin".to_owned()], vec![]));
}

#[test]
fn titles_hyphens_and_apostrophes_make_nobody_else() {
    for (title, written) in [
        ("Vadim Potapin", "President Vadim Potapin"),
        ("Ana Kovač", "Prime Minister Ana Kovač"),
        ("Иван Петров", "министр Иван Петров"),
        ("Vytis Jurkonis", "prezidentas Vytis Jurkonis"),
        ("Angela Merkel", "Bundeskanzlerin Angela Merkel"),
        ("Kim Jang Un", "Kim Jang-un"),
        ("Hafiz al-Asad", "Hafiz al Asad"),
        ("Sean O’Neill", "Sean ONeill"),
        ("Марія Дем’яненко", "Марія Демяненко"),
        ("Anna Bel Nova", "Anna Bel–Nova"),
    ] {
        let (found, all, faults) = people(&[title], "", &format!("people: [{written}]"));
        assert_eq!((found, all.len(), faults), (vec![title.to_owned()], 1, vec![]), "{written}");
    }
}

#[test]
fn a_list_in_one_text_is_a_warning() {
    for (keys, help) in [
        ("people: Ana Kovač, Ivo Marić", Some("`people: [Ana Kovač, Ivo Marić]`")),
        ("people: Ана Ковач; Иво Марић", Some("`people: [Ана Ковач, Иво Марић]`")),
        ("tags: ferries, ports", Some("`tags: [ferries, ports]`")),
        ("organisations: Reuters, Lrytas.lt", Some("`organisations: [Reuters, Lrytas.lt]`")),
        ("people: [习近平、王毅]", Some("`people: [习近平, 王毅]`")),
        ("people: Donald Marsh, Jr.", None),
        ("people: \"Ibn Saud, Abdul\"", None),
        ("organisations: Acme, Inc.", None),
        ("organisations: \"Ministry of Health, Labour and Welfare\"", None),
        ("countries: \"Korea, Republic of\"", None),
    ] {
        let (_, _, faults) = people(&[], "", keys);
        let found = faults.first().and_then(|fault| fault.help.as_deref());
        assert_eq!(found.is_some(), help.is_some(), "{keys}: {faults:?}");
        if let (Some(found), Some(help)) = (found, help) {
            assert!(found.contains(help), "{found}");
            assert_eq!(codes(&faults), [Code::CommaList], "{keys}");
        }
    }
}

/// What is reported of a quotation below which this line stands, in a note that names Ana Kovač and Lrytas.
fn quoted(line: &str) -> (Dossier, Vec<Diagnostic>) {
    let head = "---\ntitle: T\ndate: 2022-04-14\npeople: [Ana Kovač]\norganisations: [Lrytas]\n---\n";
    dossier(&[("notes/n.md", &format!("{head}> It was so.\n>\n> — {line}\n"))])
}

#[test]
fn a_speaker_one_letter_from_somebody_named_is_a_warning() {
    for (line, near) in [
        ("Ana Kovac", None),
        ("Ana Kovacs", Some("Ana Kovač")),
        ("Anna Kovač", Some("Ana Kovač")),
        ("Kovacz", Some("Kovač")),
        ("Minister Ana Kovačh", Some("Ana Kovač")),
        ("Lrytass", Some("Lrytas")),
        ("a spokesman", None),
        ("Ivo Marić", None),
    ] {
        let (_, faults) = quoted(line);
        assert_eq!(codes(&faults), vec![Code::NearDuplicate; usize::from(near.is_some())], "{line}: {faults:?}");
        assert!(near.is_none_or(|near| faults[0].message.contains(near)), "{faults:?}");
    }
}

#[test]
fn an_office_is_read_in_an_attribution() {
    for (line, capacity) in [
        ("Minister Ana Kovač", Some("Minister")),
        ("Ms Ana Kovač", None),
        ("Minister Kovač", Some("Minister")),
        ("Minister Ana Kovač, in her own name", Some("Minister")),
        ("Minister Ana Kovač, speaker of the house", Some("speaker of the house")),
    ] {
        let (dossier, faults) = quoted(line);
        let [quote] = dossier.quotes.as_slice() else { panic!("{line}") };
        let speaker = quote.speaker.as_ref().and_then(Speaker::entity).map(|id| dossier.entity(id).name.as_str());
        assert_eq!((speaker, quote.capacity.as_deref(), faults), (Some("Ana Kovač"), capacity, vec![]), "{line}");
    }
}

#[test]
fn a_date_of_an_attribution_is_read_with_its_little_words_and_has_to_exist() {
    for (line, date, code) in [
        ("Ana Kovač, minister, on 13 April 2022", Some("2022-04-13"), None),
        ("Ana Kovač, am 13. April 2022", Some("2022-04-13"), None),
        ("Ana Kovač, от 13 апреля 2022 г.", Some("2022-04-13"), None),
        ("Ana Kovač, on Wednesday, 13 April 2022", Some("2022-04-13"), None),
        ("Ana Kovač, on Thursday, 13 April 2022", Some("2022-04-13"), Some(Code::WeekdayContradictsDate)),
        ("Ana Kovač, on 31 April 2022", None, Some(Code::InvalidDate)),
        ("Ana Kovač, 31 апреля 2022 г.", None, Some(Code::InvalidDate)),
        ("Ana Kovač, April 31, 2022", None, Some(Code::InvalidDate)),
    ] {
        let (dossier, faults) = quoted(line);
        assert_eq!(codes(&faults), code.into_iter().collect::<Vec<_>>(), "{line}: {faults:?}");
        let read = dossier.quotes[0].date.map(|date| date.to_string());
        assert_eq!(read.as_deref(), date, "{line}");
    }
}

#[test]
fn what_two_countries_share_is_an_error_that_names_them() {
    for (written, candidates) in [
        ("Congo", "`CD` (Democratic Republic of the Congo) or `CG` (Republic of the Congo)"),
        ("Korea", "`KP` (North Korea) or `KR` (South Korea)"),
        ("Корея", "`KP` (North Korea) or `KR` (South Korea)"),
        ("Virgin Islands", "`VG` (British Virgin Islands) or `VI`"),
        ("Lanka", "`LK` (Sri Lanka)"),
    ] {
        let (_, _, faults) = people(&[], "", &format!("countries: [{written}]"));
        assert_eq!(codes(&faults), [Code::UnknownCountry], "{written}");
        assert!(faults[0].help.as_deref().unwrap().contains(candidates), "{:?}", faults[0].help);
    }
    for written in ["Hrvatska", "Србија", "भारत", "Danmark", "Ísland", "Shqipëri", "日本", "Éire"] {
        let (_, _, faults) = people(&[], "", &format!("countries: [{written}]"));
        assert_eq!(faults, [], "{written}");
    }
}
