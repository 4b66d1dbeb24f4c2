//! Files that are not read: somebody whom they were meant to hide is not published, and a site whose texts are gone is not emptied.

use std::fs;
use std::path::Path;

use dossier::diagnostic::Code;

use crate::program::{dossier, status, stderr};
use crate::story::{Files, site, site_at};

const FRONT: &str = "title: Marta Quillonas\nprivacy: hidden";

/// A site that names somebody.
fn naming() -> Files {
    site().note("a.md", "title: A\ndate: 2022-04-14\npeople: [Marta Quillonas]", "Marta Quillonas said.")
}

fn has(site: &Path, code: Code, path: &str) -> bool {
    site_at(site).site.diagnostics().iter().any(|it| it.code == code && &*it.place.path == path && it.help.is_some())
}

#[test]
fn a_profile_that_is_not_read_stops_the_build_whatever_its_name_and_folder_are() {
    let yaml = format!("---\n{FRONT}\n---\n");
    for (path, text) in [
        ("content/people/m.markdown", &*yaml),
        ("content/people/m.MD", &yaml),
        ("content/people/m.Md", &yaml),
        ("content/people/m.mdown", &yaml),
        ("content/people/m.txt", &yaml),
        ("content/people/m", &yaml),
        ("content/people/Марта", &yaml),
        ("content/people/m.md.bak", &yaml),
        ("content/people/m.yaml", "title: M\nprivacy: hidden\n"),
        ("content/people/m.json", "{\n  \"privacy\": \"hidden\"\n}\n"),
        ("content/people/.m.md", &yaml),
        ("content/.people/m.md", &yaml),
        ("content/People/m.md", &yaml),
        ("content/peoples/m.md", &yaml),
        ("content/person/m.md", &yaml),
        ("content/люди/m.md", &yaml),
        ("content/m.md", &yaml),
        ("content/pages/m.md", &yaml),
        ("content/notes/m.md", "---\ntitle: M\ndate: 2022\nprivacy: hidden\n---\n"),
        ("content/events/m.md", "---\ntitle: M\ndate: 2022\nPrivacy: initials\n---\n"),
        ("content/countries/LT.md", "---\nprivacy: hidden\n---\n"),
        ("content/index.md", "+++\nprivacy = \"hidden\"\n+++\n"),
        ("content/people/m.md", "---\ntitle: M\n---\n---\nprivacy: hidden\n---\n"),
        ("content/people/m.md", "---\ntitle: M\n---\nPrivacy:: hidden\n"),
        ("content/people/m.md", "---\ntitle: M\nPrivacy: hidden\n---\n"),
        ("content/people/m.md", "---\ntitle: M\nрrivacy: hidden\n---\n"),
        ("content/people/m.md", "---\ntitle: M\nприватность: скрыть\n---\n"),
        ("content/people/m.md", "---\ntitle: M\nextra: {privacy: hidden}\n---\n"),
        ("content/people/m.md", "---\ntitle: M\nprivacy:\n---\n"),
        ("static/people/m.md", &yaml),
    ] {
        let folder = naming().file(path, text).on_disk();
        assert!(
            has(folder.path(), Code::PrivacyNotRead, path),
            "{path}: {text}: {:?}",
            site_at(folder.path()).site.diagnostics()
        );
        let run = dossier(folder.path(), &["build", "--quiet"]);
        assert_eq!(status(&run), 1, "{path}: {text}");
        assert!(!folder.path().join("public").exists(), "{path}");
    }
    // What is no front matter at all, or one that cannot be read, is an error of its own.
    for text in [
        "\n---\ntitle: M\nprivacy: hidden\n---\n",
        "+++\ntitle = \"M\"\nprivacy = \"hidden\"\n+++\n",
        "---\ntitle: [M\nprivacy: hidden\n---\n",
    ] {
        let folder = naming().file("content/people/m.md", text).on_disk();
        assert!(site_at(folder.path()).site.is_broken(), "{text}");
    }
    // A byte order mark is no fault.
    let folder = naming().file("content/people/m.md", format!("\u{feff}{yaml}")).on_disk();
    let built = site_at(folder.path());
    assert!(!built.site.is_broken() && !built.page("notes/a/").contains("Quillonas"));
}

#[test]
fn a_value_that_cannot_be_read_hides_in_the_preview_too() {
    for value in ["", "null", "hiden", "[hidden]", "{a: b}", "скрыть"] {
        let built = naming().person("m.md", &format!("title: Marta Quillonas\nprivacy: {value}")).build();
        assert!(built.site.is_broken() && !built.page("notes/a/").contains("Quillonas"), "{value}");
    }
}

#[test]
fn an_ignored_or_private_profile_hides_nobody_and_that_is_an_error() {
    let yaml = format!("---\n{FRONT}\n---\n");
    for path in ["content/people/old/m.md", "content/people/m.md", "content/people/old/deep/m.markdown"] {
        let folder =
            naming().config("ignore: ['content/people/old', 'content/people/m.md']").file(path, &yaml).on_disk();
        let run = dossier(folder.path(), &["check"]);
        assert!(status(&run) == 1 && stderr(&run).contains("privacy-not-read"), "{path}: {}", stderr(&run));
    }
    for (path, told) in
        [("content/people/private/m.md", "content/people/private"), ("content/private/people/m.md", "content/private")]
    {
        let folder = naming().file(path, &yaml).on_disk();
        assert!(has(folder.path(), Code::PrivacyNotRead, told), "{path}");
    }
    let hidden = "---\ntitle: Rasa Kudirkaitė\nprivacy: hidden\n---\n";
    for path in ["content/private/m.md", "content/notes/private/m.md", "content/private/deep/er/m.txt"] {
        let folder = naming().file(path, hidden).on_disk();
        let private = &path[..path.find("/private").unwrap() + "/private".len()];
        assert!(has(folder.path(), Code::PrivacyNotRead, private) && site_at(folder.path()).site.is_broken(), "{path}");
    }
    // Other private folders are what they were.
    let folder = naming().file("content/notes/private/x.md", "Originals.").on_disk();
    assert!(has(folder.path(), Code::SkippedFile, "content/notes/private") && !site_at(folder.path()).site.is_broken());
}

#[test]
fn a_text_that_is_lost_in_silence_is_warned_of() {
    for path in ["content/notes/b.markdown", "content/notes/b.MD", "content/b.txt", "content/notes/b.mkd"] {
        let folder = naming().file(path, "---\ntitle: B\ndate: 2022\n---\n").on_disk();
        assert!(has(folder.path(), Code::UnreadFile, path) && !site_at(folder.path()).site.is_broken(), "{path}");
    }
    let others = ["content/notes/map.json", "content/LICENSE", "content/photo.jpg", "content/notes/.b.md.swp"];
    for path in others {
        let folder = naming().file(path, "Nothing.").on_disk();
        assert_eq!(
            site_at(folder.path()).site.diagnostics().iter().filter(|it| it.code == Code::UnreadFile).count(),
            0,
            "{path}"
        );
    }
}

#[test]
fn a_site_whose_texts_are_gone_is_not_emptied() {
    let folder = naming().on_disk();
    let root = folder.path();
    let content = root.join("content");
    assert_eq!(status(&dossier(root, &["build"])), 0);
    let page = root.join("public/notes/a/index.html");
    let before = fs::read(&page).unwrap();
    let expect_refusal = |what: &str| {
        for arguments in [&["build"][..], &["check"], &["deploy", "--dry-run"]] {
            let run = dossier(root, arguments);
            assert!(
                status(&run) == 1 && stderr(&run).contains("missing-content"),
                "{what} {arguments:?}: {}",
                stderr(&run)
            );
        }
        assert_eq!(fs::read(&page).unwrap(), before, "{what}");
    };
    fs::rename(&content, root.join("elsewhere")).unwrap();
    expect_refusal("missing");
    fs::create_dir_all(content.join("notes")).unwrap();
    expect_refusal("empty");
    fs::write(content.join("notes/a.markdown"), "---\ntitle: A\ndate: 2022\n---\n").unwrap();
    expect_refusal("without a text that is read");
    #[cfg(unix)]
    {
        let outside = naming().on_disk();
        fs::remove_dir_all(&content).unwrap();
        std::os::unix::fs::symlink(outside.path().join("content"), &content).unwrap();
        expect_refusal("a link out of the site");
        fs::remove_file(&content).unwrap();
    }
    // Elsewhere than configured, too.
    let run = dossier(root, &["build", "--output-dir", "other"]);
    assert_eq!(status(&run), 1, "the configured output has a site");
    fs::rename(root.join("public"), root.join("other")).unwrap();
    let run = dossier(root, &["build", "--output-dir", "other"]);
    assert!(status(&run) == 1 && stderr(&run).contains("other"), "{}", stderr(&run));
    assert_eq!(fs::read(root.join("other/notes/a/index.html")).unwrap(), before);
    // A site that never had any is one to begin with.
    fs::remove_dir_all(root.join("other")).unwrap();
    assert_eq!((status(&dossier(root, &["build"])), status(&dossier(root, &["build"]))), (0, 0));
}

#[cfg(unix)]
#[test]
fn a_link_in_static_publishes_no_source() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("x.txt"), "outside").unwrap();
    for (target, link) in [
        ("../content", "static/a"),
        ("../content/notes/a.md", "static/a.txt"),
        ("../content/notes", "static/deep/a"),
        ("../dossier.yaml", "static/a.yaml"),
        ("../templates", "static/a"),
        ("../themes", "static/a"),
        ("../private", "static/a"),
        ("../.git", "static/a"),
        ("..", "static/a"),
        ("../chain", "static/a"),
        ("../shared/up", "static/a"),
        ("content", "static"),
    ] {
        let files = naming()
            .file("private/x.md", "p")
            .file(".git/config", "g")
            .file("templates/x.txt", "t")
            .file("themes/t/x.txt", "t");
        let folder = files.file("shared/x.txt", "s").on_disk();
        let root = folder.path();
        symlink("content/notes", root.join("chain")).unwrap();
        symlink("../content", root.join("shared/up")).unwrap();
        fs::create_dir_all(root.join(link).parent().unwrap()).unwrap();
        let up = if link.starts_with("static/deep") { "../" } else { "" };
        symlink(format!("{up}{target}"), root.join(link)).unwrap();
        assert!(has(root, Code::LinkIntoSources, link), "{target}: {:?}", site_at(root).site.diagnostics());
        assert_eq!(status(&dossier(root, &["build", "--quiet"])), 1, "{target}");
        assert!(!root.join("public").exists(), "{target}");
    }
    let folder = naming().file("shared/x.txt", "s").on_disk();
    fs::create_dir_all(folder.path().join("static")).unwrap();
    symlink(outside.path(), folder.path().join("static/outside")).unwrap();
    assert!(has(folder.path(), Code::LinkIntoSources, "static/outside"));
    fs::remove_file(folder.path().join("static/outside")).unwrap();
    // A folder of the site's that is no source may be linked to; one in it may not lead further.
    symlink("../shared", folder.path().join("static/shared")).unwrap();
    assert_eq!(status(&dossier(folder.path(), &["build", "--quiet"])), 0);
    assert!(folder.path().join("public/shared/x.txt").exists());
    symlink("../content", folder.path().join("shared/texts")).unwrap();
    assert!(has(folder.path(), Code::LinkIntoSources, "static/shared/texts"));
}
