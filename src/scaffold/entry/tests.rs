//! What `new` makes is what the program reads without a fault.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Code;

const NO_FACTS: &Facts = &Facts { url: None, source: None, people: Vec::new() };

fn request(form: Form, title: &str) -> Request<'_> {
    let (slugs, today) = (SlugStyle::Ascii, Day::new(2022, 6, 1).unwrap());
    Request { form, title, date: None, language: None, site_language: "en", slug: None, facts: NO_FACTS, slugs, today }
}

fn codes(draft: &Draft) -> Vec<Code> {
    let source = Source { path: draft.path.as_str().into(), text: draft.text.as_str().into() };
    let settings = Settings { language: "en", trusted_html: false, mentions: true };
    content::parse(source, settings).1.into_iter().map(|it| it.code).collect()
}

#[test]
fn each_form_has_its_place_and_no_fault() {
    for (form, title, path) in [
        (Form::Note, "Talks: the “end”", "content/notes/2022-06-01-talks-the-end.md"),
        (Form::Person, "Вольга Каралкова", "content/people/volha-karalkova.md"),
        (Form::Organisation, "Lrytas.lt", "content/organisations/lrytas-lt.md"),
        (Form::Country, "Baltarusija", "content/countries/belarus.md"),
        (Form::Event, "Talks in Minsk", "content/events/talks-in-minsk-2022-06-01.md"),
    ] {
        let draft = entry(&request(form, title)).unwrap();
        if form != Form::Person {
            assert_eq!(draft.path, path);
        }
        assert_eq!(codes(&draft), [], "{}", draft.text);
        assert!(draft.text.contains("title: "), "{}", draft.text);
    }
}

#[test]
fn the_date_is_as_precise_as_it_was_given() {
    for (date, name, written) in [
        ("2022", "2022-x", "date: 2022\n"),
        ("2022-04~", "2022-04-x", "date: 2022-04~\n"),
        ("2022-04-12T13:52+03:00", "2022-04-12-x", "date: 2022-04-12T13:52+03:00\n"),
        ("2022-02-10/2022-02-20", "2022-02-10-x", "date: 2022-02-10/2022-02-20\n"),
        ("2022-04-12%", "2022-04-12-x", "date: \"2022-04-12%\"\n"),
        ("202X", "x", "date: 202X\n"),
        ("../2022-04", "x", "date: \"../2022-04\"\n"),
    ] {
        let draft = entry(&Request { date: Some(date), ..request(Form::Note, "X") }).unwrap();
        assert_eq!(draft.path, format!("content/notes/{name}.md"), "{date}");
        assert!(draft.text.contains(written), "{}", draft.text);
        assert_eq!(codes(&draft), [], "{}", draft.text);
    }
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let note = |title| request(Form::Note, title);
    let country = Request { form: Form::Country, ..note("Lithuanai") };
    for (request, word) in [
        (note("!!!"), "one line"),
        (note("a\nb"), "one line"),
        (note("100%% sure"), "comment"),
        (Request { date: Some("2022-02-30"), ..note("A") }, "2022-02-30"),
        (Request { date: Some("yesterday"), ..note("A") }, "yesterday"),
        (Request { language: Some("!"), ..note("A") }, "language"),
        (country, "Lithuania"),
    ] {
        let error = entry(&request).unwrap_err().to_string();
        assert!(error.contains(word), "{request:?}: {error}");
    }
}

#[test]
fn the_code_of_a_country_is_written_out() {
    let draft = entry(&request(Form::Country, "BY")).unwrap();
    assert!(draft.text.contains("title: Belarus\n"), "{}", draft.text);
}

proptest! {
    #[test]
    fn any_title_that_is_taken_makes_a_file_without_a_fault(title in "\\PC{1,60}", form in 0..5_usize) {
        let form = [Form::Note, Form::Person, Form::Country, Form::Organisation, Form::Event][form];
        if let Ok(draft) = entry(&request(form, &title)) {
            prop_assert_eq!(codes(&draft), vec![], "{}", draft.text);
            prop_assert!(draft.path.starts_with("content/") && !draft.path.contains(".."));
        }
    }
}
