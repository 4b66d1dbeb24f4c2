//! Plain texts that were copied from a page.

use crate::desk::desk;

const LITHUANIAN: &str = "Jurkonis: kodėl Baltarusijos kariuomenė nedalyvauja kare

Lrytas.lt

2022 m. balandžio 14 d. 10:15, atnaujinta 2022 m. balandžio 15 d. 8:02

Politologas aiškina, kodėl Minskas dar nesiuntė savo karių per sieną į Ukrainą ir ko iš tiesų bijo režimas.

Minsko centre policininkai stovi prie vyriausybės rūmų. Scanpix nuotr.

Politologas aiškina, kodėl Minskas dar nesiuntė savo karių per sieną į Ukrainą ir ko iš tiesų bijo režimas.

„Jėgos struktūros yra pagrindinis jo ramstis, ir jis jų neatiduos“, – sakė politologas Vytis Jurkonis laidoje „Nauja diena“.

Baltarusija kol kas leidžia savo teritoriją kitiems, bet pati nesikiša, ir ekspertai tam turi ne vieną paaiškinimą.

Ką sako Baltarusija

Baltarusija tvirtina, kad jos kariai lieka prie sienos, ir pratybos, apie kurias buvo paskelbta, vyks toliau kaip planuota.

Skaitykite taip pat

Kitas straipsnis apie visai ką kita

UAB „Lrytas“, Gedimino pr. 12, Vilnius
Atsisiųskite programėlę „App Store“
© Visos teisės saugomos
";

#[test]
fn a_copied_text_is_taken_apart() {
    let desk = desk().with("text.txt", LITHUANIAN);
    let item = desk.look(&["--url", "https://www.lrytas.lt/x?utm_source=y", "text.txt"]);
    assert_eq!(item["title"], "Jurkonis: kodėl Baltarusijos kariuomenė nedalyvauja kare");
    assert_eq!((item["date"].as_str(), item["updated"].as_str()), (Some("2022-04-14"), Some("2022-04-15")));
    assert_eq!((item["language"].as_str(), item["outlet"].as_str()), (Some("lt"), Some("lrytas.lt")));
    let text = item["text"].as_str().unwrap();
    assert_eq!(text.matches("Politologas aiškina").count(), 1, "the lead is repeated");
    for gone in ["Scanpix", "Kitas straipsnis", "UAB", "App Store", "Visos teisės", "balandžio"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert!(text.contains("Ką sako Baltarusija") && text.ends_with("kaip planuota."), "{text}");
    assert_eq!(item["people"][0], "Vytis Jurkonis");
    assert_eq!(item["quotes"][0]["text"], "Jėgos struktūros yra pagrindinis jo ramstis, ir jis jų neatiduos");
    assert_eq!(item["countries"][0], "BY");
}

#[test]
fn a_date_line_is_read_in_the_languages_of_the_interface() {
    for (line, date, updated) in [
        ("14 апреля 2022 г., 10:15 (обновлено 15 апреля 2022 г.)", "2022-04-14", Some("2022-04-15")),
        ("Опубліковано: 14 квітня 2022, 10:15", "2022-04-14", None),
        ("14 красавіка 2022", "2022-04-14", None),
        ("14 kwietnia 2022, 10:15 | Aktualizacja: 16 kwietnia 2022", "2022-04-14", Some("2022-04-16")),
        ("14. April 2022, 10:15 Uhr", "2022-04-14", None),
        ("April 14, 2022 10:15 am EDT | Updated April 15, 2022", "2022-04-14", Some("2022-04-15")),
        ("Publié le 14 avril 2022 à 10h15", "2022-04-14", None),
        ("2022. gada 14. aprīlī", "2022-04-14", None),
    ] {
        let text = format!(
            "Why the army is not in the war at all\n{line}\n\n{}\n",
            "A paragraph that is long enough to be taken for one by anybody. ".repeat(3)
        );
        let desk = desk().with("text.txt", text);
        let item = desk.look(&["text.txt"]);
        assert_eq!((item["date"].as_str(), item["updated"].as_str()), (Some(date), updated), "{line}");
    }
}

#[test]
fn what_is_no_text_is_left_behind() {
    let desk = desk().with("a.bin", [0x89, b'P', b'N', b'G', 0, 1, 2, 3].repeat(50)).with("b.txt", "ok");
    let imported = desk.run(&["import", "a.bin", "b.txt"]);
    assert_eq!(imported.status, 1);
    assert_eq!(imported.err.matches("left behind").count(), 3, "{}", imported.err);
    assert!(!desk.has("content"));
}

#[test]
fn new_notes_take_what_is_known_of_an_article() {
    let desk = desk();
    let title = "A long title about the army that is not in the war and about many other things besides";
    let made = desk.run(&[
        "new",
        "note",
        title,
        "--url",
        "https://news.example/war?fbclid=1",
        "--source",
        "The News: Daily",
        "--people",
        "Ada Lovelace, Jane Doe",
        "--date",
        "2022-04-14",
    ]);
    assert_eq!(made.status, 0, "{}", made.err);
    assert_eq!(made.out.trim(), "content/notes/2022-04-14-a-long-title-about-the-army-that-is-not-in-the.md");
    let note = desk.read(made.out.trim());
    for line in
        ["  name: \"The News: Daily\"\n", "  url: \"https://news.example/war\"\n", "people: [Ada Lovelace, Jane Doe]\n"]
    {
        assert!(note.contains(line), "{note}");
    }
    let made = desk.run(&["new", "person", "Ada Lovelace", "--slug", "Ada!"]);
    assert_eq!(made.out.trim(), "content/people/ada.md");
    assert_eq!(desk.run(&["new", "note", "X", "--url", "javascript:x"]).status, 1);
    assert_eq!(desk.faults().iter().filter(|code| *code != "unused-profile").count(), 0);
}

#[cfg(unix)]
#[test]
fn a_new_note_opens_in_the_editor_that_the_author_has() {
    let desk = desk();
    let edited = desk.run_with(&["new", "note", "Talks", "--edit"], &[("VISUAL", "sh -c 'echo Edited >> \"$1\"' --")]);
    assert_eq!(edited.status, 0, "{}", edited.err);
    assert!(desk.read(edited.out.trim()).ends_with("Edited\n"));
    let failed = desk.run_with(&["new", "note", "More talks", "-e"], &[("EDITOR", "false")]);
    assert!(failed.status == 1 && failed.err.contains("the editor `false` ended with a failure"), "{}", failed.err);
    assert!(desk.has(failed.out.trim()), "the file is there all the same");
    let none = desk.run(&["new", "note", "No talks", "--edit"]);
    assert!(none.status == 1 && none.err.contains("neither is set"), "{}", none.err);
}

#[test]
fn a_copied_article_with_all_that_pages_have_around_it_becomes_a_note_in_four_steps() {
    let desk = desk()
        .with("content/people/vaitkus.md", "---\ntitle: Tomas Vaitkus\n---\n")
        .with("content/people/petrov.md", "---\ntitle: Oleg Petrov\n---\n")
        .with("article.txt", include_str!("article.txt"));
    // One: the text is saved. Two: it is imported.
    let path = desk.import("article.txt").remove(0);
    assert_eq!(path, "content/notes/2021-10-07-two-reasons-why-the-port-of-varna-still-waits.md");
    let note = desk.read(&path);
    for line in [
        "title: \"Two reasons why the port of Varna still waits for its ferry: an analyst explains\"  # from the first line of the text\n",
        "draft: true\n",
        "date: 2021-10-07",
        "Tomas Vaitkus",
        "Oleg Petrov",
        "Mira Koleva",
        "countries: [BG",
        "    speaker: Tomas Vaitkus\n",
        "  - text: The berth is the main column on which all of this rests\n",
    ] {
        assert!(note.contains(line), "{line} in\n{note}");
    }
    for gone in ["Photo", "All rights reserved", "App Store", "Related", "UAB"] {
        assert!(!note.contains(gone), "{gone} in\n{note}");
    }
    // Three: the summary and the address are written. Four: it is published.
    let written = note
        .replace("summary:\n", "summary: Why the port waits.\n")
        .replace("  url:\n", "  url: https://port.example/a\n");
    let desk = desk.with(&path, written);
    assert_eq!(desk.run(&["publish", &path]).status, 0);
    let built = desk.run(&["build"]);
    assert!(
        built.status == 0 && desk.has("public/notes/two-reasons-why-the-port-of-varna-still-waits/index.html"),
        "{}",
        built.err
    );
}
