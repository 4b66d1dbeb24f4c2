//! Who asks for privacy in vain is told, and who asks for none is not.

use super::super::Kind;
use super::super::decode::key_tables;
use super::*;

fn codes(kind: FileKind, yaml: &str) -> usize {
    let mut faults = Vec::new();
    in_front_matter(&crate::yaml::parse(yaml).unwrap(), Some(kind), &key_tables(kind).concat(), &mut faults);
    assert!(faults.iter().all(|fault| fault.code == Code::PrivacyNotRead && fault.help.is_some()));
    faults.len()
}

const PERSON: FileKind = FileKind::Profile(Kind::Person);

#[test]
fn whoever_asks_for_privacy_in_vain_is_told() {
    for yaml in [
        "Privacy: hidden",
        "PRIVACY: hidden",
        "privacy\u{a0}: hidden",
        "\"privacy \": hidden",
        "рrivacy: hidden",
        "privаcу: initials",
        "pri\u{200b}vacy: hidden",
        "privcy: hidden",
        "privat: hidden",
        "privacity: hidden",
        "privasy: yes",
        "приватность: да",
        "приватнасць: так",
        "konfidencialumas: taip",
        "Prywatność: ukryty",
        "Datenschutz: versteckt",
        "privacy:",
        "privacy: null",
        "privacy: ~",
        "privacy: []",
        "privacy: ''",
        "private: true",
        "private: hidden",
        "private: yes",
        "hidden: true",
        "anonymous: yes",
        "visibility: hidden",
        "wikistatus: hidden",
        "shown_as: Source A",
        "shown_as: Source A\nprivacy: public",
        "public: false",
        "publish: no",
        "visible: false",
        "Listed: nein",
        "name_withheld: true",
        "verborgen: ja",
        "sensitive: true",
        "extra: {privacy: hidden}",
        "extra: {a: [{Privacy: initials}]}",
        "private: {privacy: hidden}",
        "roles: [{title: A, privacy: hidden}]",
        "image: {src: a.png, privacy: hidden}",
        "extra: {privcy: hidden}",
    ] {
        assert_eq!(codes(PERSON, yaml), 1, "{yaml}");
    }
    for kind in [FileKind::Note, FileKind::Event, FileKind::Page, FileKind::Home] {
        for yaml in [
            "privacy: hidden",
            "Privacy:",
            "extra: {privacy: hidden}",
            "private: true",
            "privcy: hidden",
            "events: [{privacy: hidden}]",
        ] {
            assert_eq!(codes(kind, yaml), 1, "{yaml} in {kind:?}");
        }
    }
    assert_eq!(codes(FileKind::Profile(Kind::Country), "privacy: hidden"), 1);
}

#[test]
fn whoever_asks_for_none_is_left_in_peace() {
    for yaml in [
        "privacy: hidden",
        "privacy: public",
        "privacy: initials",
        "privacy: nonsense",
        "private: {scan: a.png}",
        "private: a text of mine",
        "private: [a, b]",
        "extra: {piracy: high, primacy: law}",
        "shown_as: Source A\nprivacy: initials",
        "shown_as: Source A\nprivacy: Hidden",
        "publish: true",
        "public: yes",
        "title: Hidden",
        "description: hidden",
        "aliases: [Secret]",
    ] {
        assert_eq!(codes(PERSON, yaml), 0, "{yaml}");
    }
    for yaml in [
        "piracy: high",
        "extra: {privacy: A law of 2018, url: privacy/}",
        "summary: hidden",
        "hidden: a word",
        "visibility: 10 km",
    ] {
        assert_eq!(codes(FileKind::Note, yaml), 0, "{yaml}");
    }
}

#[test]
fn a_text_says_it_in_a_line_of_its_own() {
    for text in [
        "\n---\ntitle: A\nprivacy: hidden\n---\n",
        "+++\nprivacy = \"hidden\"\n+++\n",
        "{\n  \"privacy\": \"initials\",\n",
        "Privacy:: hidden\n",
        "- **privacy:** hidden",
        "---\nprivacy:\n",
        "---\nPRIVACY: x",
        "приватность: скрыть",
        "\u{feff}---\rprivacy: nobody\r---\r",
    ] {
        assert!(in_file(text).is_some(), "{text}");
    }
    for text in [
        "Privacy: a right of man",
        "The privacy of others: a report",
        "---\ntitle: A\n---\nhidden: x",
        "",
        "privacy",
        "http://privacy/",
    ] {
        assert!(in_file(text).is_none(), "{text}");
    }
    assert_eq!(in_file("a\n  privacy: hidden \nb"), Some(4..19));
}

#[test]
fn the_key_and_its_words_are_their_own_skeletons() {
    for word in [KEY, "hidden", "initials"] {
        assert_eq!(skeleton(word), word);
    }
}
