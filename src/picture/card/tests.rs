//! Cards: what stands on them, in how many lines, in which letters, and what is drawn of that.

use std::io::Cursor;

use proptest::prelude::*;
use resvg::usvg::roxmltree::Document;

use super::face::Faces;
use super::lines::{Block, one_line};
use super::{Card, HEADLINES, ROOM, SIZE, draw, svg};

const SITE: &str = "Belarus and the war in Ukraine";
const LONG: &str = "The European Parliament’s resolution of 7 April 2022 on the conclusions of the European Council meeting of 24–25 \
                    March 2022, including the latest developments of the war against Ukraine and the sanctions against Russia";

fn card(title: &str) -> Card<'_> {
    Card { site: SITE, title, details: vec!["Lrytas.lt".into(), "12 April 2022".into()], names: vec!["Belarus".into()] }
}

/// The texts of a card from the top, each with its size.
fn texts(svg: &str) -> Vec<(String, f32)> {
    let document = Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.map(|node| (node.text().unwrap().to_owned(), node.attribute("font-size").unwrap().parse().unwrap())).collect()
}

/// The lines of the headline.
fn headline(title: &str) -> Vec<String> {
    let all = texts(&svg(&card(title)).unwrap());
    all.into_iter()
        .filter(|(_, size)| HEADLINES.iter().any(|(it, _)| it.total_cmp(size).is_eq()))
        .map(|(text, _)| text)
        .collect()
}

#[test]
fn a_card_says_whose_it_is_what_it_is_about_and_where_that_comes_from() {
    let all = texts(&svg(&card("Strike")).unwrap());
    let all: Vec<_> = all.iter().map(|(text, size)| (text.as_str(), *size)).collect();
    assert_eq!(all, [(SITE, 34.0), ("Strike", 104.0), ("Lrytas.lt · 12 April 2022", 34.0), ("Belarus", 30.0)]);
}

#[test]
fn a_headline_takes_as_many_lines_as_it_needs_and_no_more_than_four() {
    for (title, expected) in [
        ("Strike", vec!["Strike"]),
        ("Why Belarusian troops stayed out", vec!["Why Belarusian", "troops stayed out"]),
        (
            LONG,
            vec![
                "The European Parliament’s resolution of 7",
                "April 2022 on the conclusions of the",
                "European Council meeting of 24–25 March",
                "2022, including the latest developments…",
            ],
        ),
    ] {
        assert_eq!(headline(title), expected);
    }
}

#[test]
fn a_word_that_is_too_long_is_broken_between_letters_and_no_accent_is_lost() {
    let word = "a\u{323}\u{301}".repeat(120);
    let lines = headline(&word);
    assert!(lines.len() == 4 && lines.iter().all(|line| line.starts_with('ạ')), "{lines:?}");
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    assert_eq!(headline(word).concat(), word);
}

#[test]
fn a_line_ends_behind_a_dash_within_a_word_and_not_before_one() {
    let Faces { headline, .. } = Faces::get().unwrap();
    for (text, expected) in [
        ("Vilnius–Minsk", vec!["Vilnius–", "Minsk"]),
        ("Vilnius – Minsk", vec!["Vilnius –", "Minsk"]),
        ("Guerre : la «\u{202f}suite", vec!["Guerre :", "la «\u{202f}suite"]),
        ("Guerre « la » fin", vec!["Guerre", "« la »", "fin"]),
        ("in minus −40 and", vec!["in minus", "−40 and"]),
    ] {
        let room = headline.width(expected[0], 50.0) + 10.0;
        assert_eq!(Block::of(headline, text, 50.0, room, 4).lines, expected);
    }
}

#[test]
fn what_is_cut_ends_with_a_word_and_says_that_there_is_more() {
    let Faces { details, .. } = Faces::get().unwrap();
    let room = details.width("One, two, three", 30.0);
    for (text, expected) in [
        ("One, two, three", "One, two, three"),
        ("One, two, three, four", "One, two…"),
        ("One, two: three", "One, two: three"),
        ("Onetwothreefourfivesix", "Onetwothre…"),
    ] {
        assert_eq!(one_line(details, text, 30.0, room), expected);
    }
    let mut names = card("A");
    names.names = (0..40).map(|number| format!("Somebody the {number}th")).collect();
    let (line, _) = texts(&svg(&names).unwrap()).pop().unwrap();
    assert!(line.ends_with("th") && details.width(&line, 30.0) <= ROOM, "whole names: {line}");
}

#[test]
fn what_means_something_in_xml_is_a_letter_like_any_other() {
    let title = "<script>&amp; \"A\" 'B' ]]> & more";
    let mut card = card(title);
    card.site = "<&\">";
    card.details = vec!["Der <Spiegel> & Co.".into()];
    let svg = svg(&card).unwrap();
    let all: Vec<_> = texts(&svg).into_iter().map(|(text, _)| text).collect();
    assert_eq!((all[0].as_str(), all[all.len() - 2].as_str()), ("<&\">", "Der <Spiegel> & Co."));
    assert_eq!(headline(title).join(" "), title);
}

#[test]
fn all_letters_of_the_languages_of_the_interface_are_there() {
    let Faces { headline, details } = Faces::get().unwrap();
    for text in [
        "ĄČĘĖĮŠŲŪŽ ąčęėįšųūž",
        "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž",
        "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż",
        "АБВГДЕЁЖЗИІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯ абвгдеёжзіійклмнопрстуўфхцчшыьэюя",
        "ҐЄІЇЩЪ ґєіїщъ’ʼ",
        "ЂЈЉЊЋЏЀЍ ђјљњћџѐѝ",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ άέήίόύώϊϋΐΰς",
        "ÄÖÜẞ äöüß ÀÂÇÉÈÊËÎÏÔÛÙŸŒÆ ñ¿¡",
        "ČĎĚŇŘŠŤŮÝŽ ĂÂÎȘȚ ŐŰ ÅØ ÐÞ ĞIİı",
        "„“”‚‘’«»‹›–—…·•№§€£¥₴₽₺%‰°±×÷ ½ ¼ ²",
    ] {
        for face in [headline, details] {
            assert_eq!(face.drawable(text).as_deref(), Some(text));
            assert!(text.chars().all(|letter| face.width(&letter.to_string(), 10.0) > 0.0 || letter == '\u{301}'));
        }
    }
}

#[test]
fn signs_without_a_letter_are_left_out_and_a_text_without_its_letters_is_none() {
    let Faces { headline, .. } = Faces::get().unwrap();
    for (text, expected) in [
        ("Peace 🕊\u{fe0f} talks", Some("Peace talks")),
        ("  A\tB\n\u{2028}C\u{3000}D\u{200b}E\u{ad}F\u{202e}G\u{0}", Some("A B C DEFG")),
        ("Cafe\u{301}", Some("Café")),
        ("10\u{a0}000", Some("10\u{a0}000")),
        ("لماذا بقيت", None),
        ("“שלום”", None),
        ("和平", None),
        ("War and 和平", None),
        ("🕊", None),
        ("", None),
    ] {
        assert_eq!(headline.drawable(text).as_deref(), expected, "{text:?}");
    }
}

#[test]
fn a_title_in_other_letters_makes_place_for_that_of_the_site() {
    let mut arabic = card("لماذا بقيت القوات البيلاروسية");
    arabic.details = vec!["الجزيرة".into(), "12 April 2022".into()];
    arabic.names = vec!["بيلاروس".into()];
    let all = texts(&svg(&arabic).unwrap());
    let all: Vec<_> = all.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(all, ["Belarus and the", "war in Ukraine", "12 April 2022"]);
    assert!(super::has_letters(SITE, arabic.title) && super::has_letters("الجزيرة", "A"));
    arabic.site = "الجزيرة";
    assert_eq!((svg(&arabic), super::has_letters(arabic.site, arabic.title)), (None, false));
}

#[test]
fn a_card_is_a_png_of_its_size_and_the_same_each_time() {
    let svg = svg(&card("Žąsų ąžuolų")).unwrap();
    let png = draw(&svg).unwrap();
    assert!(png == draw(&svg).unwrap() && png.len() < 60_000);
    let mut reader = png::Decoder::new(Cursor::new(&png)).read_info().unwrap();
    let (size, kind) = ((reader.info().width, reader.info().height), reader.info().color_type);
    assert_eq!((size, kind), ((SIZE.width, SIZE.height), png::ColorType::Indexed));
    let palette = reader.info().palette.as_ref().unwrap().to_vec();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let colour = |x: usize, y: usize| {
        let at = 3 * usize::from(pixels[y * SIZE.width as usize + x]);
        [palette[at], palette[at + 1], palette[at + 2]]
    };
    assert_eq!((colour(600, 5), colour(5, 600), colour(600, 497)), ([0x16, 0x19, 0x1f], [255; 3], [0xd9, 0xdc, 0xe1]));
    // The headline is there, at the left margin and not beyond the right one.
    let dark = |x: usize| (130..470).any(|y| colour(x, y)[0] < 0x40);
    assert!((80..300).any(dark) && !(0..70).any(dark) && !(1130..1200).any(dark));
    assert!(draw("<svg").is_err());
}

proptest! {
    #[test]
    fn whatever_a_title_is_the_card_is_sound_and_nothing_leaves_it(title in any::<String>(), site in "\\PC{0,80}", name in "[ -ž]{0,60}") {
        let card = Card { site: &site, title: &title, details: vec![name.clone(), site.clone()], names: vec![name; 5] };
        let svg = svg(&card);
        prop_assert_eq!(svg.is_some(), super::has_letters(&site, &title));
        let Faces { headline, details } = Faces::get().unwrap();
        for (text, size) in svg.as_deref().map(texts).unwrap_or_default() {
            let width = headline.width(&text, size).min(details.width(&text, size));
            prop_assert!(width <= ROOM, "{}: {}", text, width);
        }
    }

    #[test]
    fn no_word_of_a_title_that_fits_is_lost(title in "[A-Za-ząčęėįšųūžа-яёўі ,:–-]{1,70}") {
        let Faces { headline, .. } = Faces::get().unwrap();
        if let Some(shown) = headline.drawable(&title) {
            let block = Block::of(headline, &shown, 58.0, ROOM, 4);
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&block.lines.concat()), bare(&shown));
        }
    }
}
