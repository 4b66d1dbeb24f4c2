//! What Markdown becomes on the pages of a whole site: places within a text, files, widths, ids.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dossier::content::markdown::ids::{OF_PAGES, PREFIXES};
use dossier::diagnostic::Code;

use crate::story::{contains, site};

#[test]
fn a_block_with_an_id_is_led_to_from_other_texts_and_its_own() {
    let built = site()
        .note(
            "n1.md",
            "title: N1\ndate: 2022-04-14",
            "See [[n2#^figure|it]], [[#^own|here]] and [[n2#^gone|that]].\n\nOwn. ^own",
        )
        .note("n2.md", "title: N2\ndate: 2022-04-13", "Ten columns. ^figure")
        .build();
    built
        .expect_page("notes/n1/", contains("<a href=\"../../notes/n2/#figure\">it</a>"))
        .expect_page("notes/n1/", contains("<a href=\"../../notes/n1/#own\">here</a>"))
        .expect_page("notes/n1/", contains("<a href=\"../../notes/n2/\">that</a>"))
        .expect_page("notes/n2/", contains("<span id=\"figure\"></span>"))
        .expect_diagnostic(Code::UnresolvedLink, "content/notes/n1.md", 6, 43);
}

#[test]
fn a_file_that_is_embedded_is_linked() {
    let built = site()
        .asset("static/docs/report.pdf", "%PDF")
        .note(
            "n1.md",
            "title: N1\ndate: 2022-04-14",
            "![The report](docs/report.pdf) ![[docs/report.pdf#page=2]] ![[gone.pdf]] ![[N2]]",
        )
        .note("n2.md", "title: N2\ndate: 2022-04-13", "")
        .build();
    built
        .expect_page("notes/n1/", contains("<a href=\"../../docs/report.pdf\">The report</a>"))
        .expect_page("notes/n1/", contains("<a href=\"../../docs/report.pdf#page=2\">report.pdf</a>"))
        .expect_page("notes/n1/", contains("<a href=\"../../notes/n2/\">N2</a>"))
        .expect_diagnostic(Code::UnresolvedLink, "content/notes/n1.md", 6, 60);
    assert_eq!(built.site.diagnostics().iter().filter(|it| it.code == Code::UnresolvedLink).count(), 1);
}

#[test]
fn a_wikilink_in_a_table_has_its_own_words() {
    let table = "| who | what |\n|---|---|\n| [[Ana Kovač\\|she]] | spoke |";
    let built = site().person("p.md", "title: Ana Kovač").note("n.md", "title: N\ndate: 2022-04-14", table).build();
    built
        .expect_page("notes/n/", contains("<td><a href=\"../../people/ana-kovac/\">she</a></td>"))
        .expect_no_diagnostics();
}

#[test]
fn the_ids_of_the_built_in_templates_are_those_that_no_text_can_take() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut found = BTreeSet::new();
    for file in
        walkdir::WalkDir::new(folder).into_iter().map(|file| file.unwrap()).filter(|file| file.file_type().is_file())
    {
        let text = fs::read_to_string(file.path()).unwrap();
        let ids = text.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        found.extend(ids.collect::<Vec<_>>());
    }
    // The years of the timeline, the letters of registers and the months of a country's year, whose pages have no text; anchors have their prefixes where they are made.
    let made = [
        "{{ year.id }}",
        "{{ month.id }}",
        "{{ part.id }}",
        "{{ group.id }}",
        "{{ claim.anchor }}",
        "{{ quote.anchor }}",
    ];
    let is_known = |id: &&String| {
        OF_PAGES.contains(&id.as_str())
            || PREFIXES.iter().any(|prefix| id.starts_with(prefix))
            || made.contains(&id.as_str())
    };
    let unknown: Vec<_> = found.iter().filter(|id| !is_known(id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(OF_PAGES.iter().all(|id| found.contains(*id)), "{found:?}");
}
