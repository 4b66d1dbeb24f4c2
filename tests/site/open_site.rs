//! An open site that is told of changes: what it says of them, and single cases of what `never_stale` tries at random.

use dossier::config;
use dossier::site::Changed;

use crate::never_stale::{CONFIGS, Files, assert_fresh, open, update};

#[test]
fn what_changed_and_what_moved_is_told() {
    let text = |title: &str| format!("---\ntitle: {title}\ndate: 2022-04-12\n---\nText.\n");
    let mut files = Files::from([
        (config::FILE.to_owned(), CONFIGS[0].to_owned()),
        ("content/notes/a.md".to_owned(), text("A")),
        ("content/notes/b.md".to_owned(), text("B")),
    ]);
    let mut site = open(&files);
    assert!(update(&mut site, &files, vec!["content".to_owned()]).is_empty(), "nothing changed");

    let moved = files.remove("content/notes/a.md").unwrap();
    files.insert("content/notes/new.md".to_owned(), moved);
    files.insert("content/notes/b.md".to_owned(), text("C"));
    let changed = update(&mut site, &files, vec!["content/notes".to_owned()]);
    let expected = Changed {
        changed: vec!["content/notes/b.md".into(), "content/notes/new.md".into()],
        removed: vec!["content/notes/a.md".into()],
        moved: vec![("content/notes/a.md".into(), "content/notes/new.md".into())],
        skipped: false,
    };
    assert_eq!(changed, expected);
}

#[test]
fn a_file_and_its_page_find_each_other() {
    let front = |title: &str| format!("---\ntitle: {title}\ndate: 2022-04-12\n---\nText.\n");
    let files = Files::from([
        (config::FILE.to_owned(), CONFIGS[0].to_owned()),
        ("content/index.md".to_owned(), "Hello.\n".to_owned()),
        ("content/notes/2022-04-12-a.md".to_owned(), front("A")),
        ("content/events/strike.md".to_owned(), front("Strike")),
        ("content/people/x.md".to_owned(), "---\ntitle: Jan Kowalski\n---\n".to_owned()),
        ("content/pages/about.md".to_owned(), "---\ntitle: About\n---\n".to_owned()),
    ]);
    let site = open(&files);
    for (path, address) in [
        ("content/index.md", ""),
        ("content/notes/2022-04-12-a.md", "notes/a/"),
        ("content/events/strike.md", "events/strike/"),
        ("content/people/x.md", "people/jan-kowalski/"),
        ("content/pages/about.md", "about/"),
    ] {
        let route = site.page_of(path).unwrap();
        assert_eq!(route.address, address);
        assert_eq!(site.file_of(route), Some(path));
    }
    assert_eq!(site.page_of("content/notes/none.md"), None);
    assert_eq!(site.file_of(site.find("people/").unwrap()), None);
}

#[test]
fn a_page_of_mentions_comes_and_goes_with_a_text() {
    let note = |text: &str| format!("---\ntitle: N\ndate: 2022-04-12\n---\n{text}\n");
    let mut files = Files::from([(config::FILE.to_owned(), CONFIGS[0].to_owned())]);
    files.insert("content/people/a.md".to_owned(), "---\ntitle: Alena Kavalenka\n---\n".to_owned());
    for number in 0..21 {
        files.insert(format!("content/notes/n{number}.md"), note("Alena Kavalenka spoke."));
    }
    let mut site = open(&files);
    let path = "content/notes/n7.md";
    for (text, is_there) in [("Nobody spoke.", false), ("Alena Kavalenka spoke again.", true)] {
        files.insert(path.to_owned(), note(text));
        update(&mut site, &files, vec![path.to_owned()]);
        assert_eq!(site.find("people/alena-kavalenka/mentions/").is_some(), is_there);
        assert_fresh(&site, &files, &[]);
    }
}

#[test]
fn a_fault_of_the_configuration_moves_with_its_key() {
    let mut files = Files::from([(config::FILE.to_owned(), "title: T\ntheme: nope\n".to_owned())]);
    let mut site = open(&files);
    files.insert(config::FILE.to_owned(), "title: A longer title\n\ntheme: nope\n".to_owned());
    update(&mut site, &files, vec![config::FILE.to_owned()]);
    assert_fresh(&site, &files, &[]);
}

#[test]
fn an_ambiguous_surname_comes_and_goes_with_a_text() {
    let person = |name: &str| format!("---\ntitle: {name}\n---\n");
    let mut files = Files::from([
        (config::FILE.to_owned(), CONFIGS[0].to_owned()),
        ("content/people/a.md".to_owned(), person("Alena Kavalenka")),
        ("content/people/s.md".to_owned(), person("Siarhei Kavalenka")),
    ]);
    let path = "content/notes/n.md";
    for (accept, once, never) in
        [("", "ambiguous-name", ""), ("accept: {ambiguous-name: Either}\n", "", "unused-accept")]
    {
        let note = |text: &str| {
            let front = "title: N\ndate: 2022-04-12\npeople: [Alena Kavalenka, Siarhei Kavalenka]\nsource: S";
            format!("---\n{front}\n{accept}---\n{text}\n")
        };
        files.insert(path.to_owned(), note("Nobody spoke."));
        let mut site = open(&files);
        for (text, said) in [("Kavalenka spoke.", once), ("Nobody spoke again.", never), ("Kavalenka did.", once)] {
            files.insert(path.to_owned(), note(text));
            update(&mut site, &files, vec![path.to_owned()]);
            let codes: Vec<&str> = site.diagnostics().iter().map(|fault| fault.code.as_str()).collect();
            assert_eq!(codes.concat(), said, "{text}");
            assert_fresh(&site, &files, &[]);
        }
    }
}

#[test]
fn a_page_of_a_register_comes_and_goes_with_a_name() {
    let note = |people: usize| {
        let people: Vec<String> = (0..people).map(|number| format!("\n  - Person N{number:03}x")).collect();
        let people = people.concat();
        format!("---\ntitle: N\ndate: 2022-04-12\npeople:{people}\n---\nText.\n")
    };
    let path = "content/notes/n.md".to_owned();
    let mut files = Files::from([(config::FILE.to_owned(), CONFIGS[0].to_owned()), (path.clone(), note(500))]);
    let mut site = open(&files);
    for (people, is_there) in [(501, true), (500, false)] {
        files.insert(path.clone(), note(people));
        update(&mut site, &files, vec![path.clone()]);
        assert_eq!(site.find("people/page/2/").is_some(), is_there, "{people}");
        assert_fresh(&site, &files, &[]);
    }
}
