//! Pictures as the program publishes them: whole sites on a disk, and a search of every byte that comes out.

// The helpers here are not tests themselves, so the lints' own exception for tests does not see them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

mod samples;

#[test]
fn no_picture_tells_more_than_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir_all(root.join("static/deep")).unwrap();
    std::fs::create_dir_all(root.join("content/notes")).unwrap();
    std::fs::write(root.join("dossier.yaml"), "title: T\nbase_url: https://example.org/\n").unwrap();
    let mut note = "---\ntitle: A\ndate: 2022\nimage: {src: wide.jpg, alt: A}\n---\n".to_owned();
    let wide = samples::pattern(700, 500);
    let mut pictures = samples::all();
    pictures.extend([("deep/held-upright.JPEG", samples::jpeg(&wide, 6)), ("wide.jpg", samples::jpeg(&wide, 1))]);
    pictures.extend([("wide.png", samples::png(&wide, 8)), ("wide.webp", samples::webp(&wide, 3))]);
    // What is no picture by its name, and what is none at all.
    pictures.push(("photograph", samples::jpeg(&wide, 1)));
    pictures.extend([("cut.png", samples::png(&wide, 1)[..300].to_vec()), ("a.heic", samples::MARKER.into())]);
    for (name, bytes) in &pictures {
        writeln!(note, "![A]({name})\n").unwrap();
        std::fs::write(root.join("static").join(name), bytes).unwrap();
    }
    std::fs::write(root.join("content/notes/a.md"), note).unwrap();
    let build = || Command::new(env!("CARGO_BIN_EXE_dossier")).arg("--root").arg(root).arg("build").output().unwrap();
    let run = build();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert_eq!(said.matches("warning[broken-image]").count(), 2, "{said}");
    let mut written = Vec::new();
    collect(&root.join("public"), &mut written);
    expect_no_marker(&written);
    let names: Vec<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
    for (name, _) in &pictures {
        let name = name.rsplit('/').next().unwrap();
        assert_eq!(names.contains(&name), !["cut.png", "a.heic"].contains(&name), "{name}: {names:?}");
    }
    for name in ["wide.jpg.480.webp", "wide.png.480.webp", "wide.webp.480.webp", "held-upright.JPEG.480.webp"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    // The second time everything comes from the cache, and is the same.
    assert!(String::from_utf8_lossy(&build().stderr).contains("0 written"));
    let mut kept = Vec::new();
    collect(&root.join(".dossier"), &mut kept);
    expect_no_marker(&kept);
    assert!(kept.iter().any(|(name, text)| name == ".gitignore" && text.ends_with("\n*\n")), "{kept:?}");
}

#[test]
fn a_picture_that_cannot_be_turned_is_an_error_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir_all(root.join("static")).unwrap();
    std::fs::write(root.join("dossier.yaml"), "title: T\nbase_url: https://example.org/\n").unwrap();
    let mut picture = samples::jpeg(&samples::pattern(60, 40), 6);
    // Its tables become a comment: only who decodes it finds that out.
    let tables = picture.windows(2).position(|two| two == [0xff, 0xdb]).unwrap();
    picture[tables + 1] = 0xfe;
    std::fs::write(root.join("static/a.jpg"), picture).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_dossier")).arg("--root").arg(root).arg("build").output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(!run.status.success() && said.contains("error[broken-image]: `static/a.jpg` cannot be decoded"), "{said}");
    assert!(!root.join("public").exists());
}

/// The files below a folder: name and content.
fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            found.push((name, String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned()));
        }
    }
}

fn expect_no_marker(files: &[(String, String)]) {
    assert!(files.len() > 5);
    for (name, content) in files {
        assert!(!name.contains(samples::MARKER) && !content.contains(samples::MARKER), "{name}");
    }
}
