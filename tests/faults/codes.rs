//! One fixture for each kind of fault, in `codes/CODE/`, with what the program says of it to a person.
//!
//! `docs/diagnostics.md` shows these fixtures and snapshots.

use std::collections::BTreeSet;
use std::fs;

use dossier::diagnostic::Code;

use super::{Site, fixtures};

/// The fixture of a code as a site; what a repository cannot keep is made here.
fn fixture(code: Code) -> Site {
    let site = Site::copy_of(&fixtures().join("codes").join(code.as_str()));
    match code {
        Code::UnreadableFile => link(&site, "gone.md", "content/notes/note.md"),
        Code::LinkIntoSources => {
            site.write(
                "content/notes/note.md",
                b"---\ntitle: What the columns carry\ndate: 2022-04-14\nsource: The Gazette\n---\nFuel.\n",
            );
            link(&site, "../content/notes", "static/notes");
        }
        Code::MissingContent => {
            let list = b"dossier-manifest 1\n0000000000000000 1 notes/columns/index.html\n";
            site.write("public/.dossier-manifest", list);
        }
        _ => {}
    }
    site
}

/// A link in a site.
#[cfg(unix)]
fn link(site: &Site, target: &str, path: &str) {
    let path = site.root().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Site, _: &str, _: &str) {}

#[test]
fn every_code_has_a_fixture_and_every_fixture_a_code() {
    let made_here = [Code::UnreadableFile, Code::LinkIntoSources];
    let kept = fs::read_dir(fixtures().join("codes")).unwrap();
    let kept: BTreeSet<String> = kept.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let codes = Code::ALL.iter().filter(|code| !made_here.contains(code));
    let wanted: BTreeSet<String> = codes.map(|code| code.as_str().to_owned()).collect();
    assert_eq!(kept, wanted);
}

#[test]
#[cfg(unix)]
fn every_fixture_gives_its_code_and_no_other() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for code in Code::ALL {
        let site = fixture(*code);
        let output = site.run(&["check", "--quiet"]);
        let said = String::from_utf8(output.stderr).unwrap();
        let heads = said.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: "));
        let codes: BTreeSet<&str> = heads.map(|(code, _)| code).filter(|word| word.parse::<Code>().is_ok()).collect();
        assert_eq!(codes, BTreeSet::from([code.as_str()]), "{said}");
        let broken = code.severity() == dossier::diagnostic::Severity::Error;
        assert_eq!(output.status.code(), Some(i32::from(broken)), "{code}: {said}");
        settings.bind(|| insta::assert_snapshot!(code.as_str(), said.trim_end()));
    }
}
