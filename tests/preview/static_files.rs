//! Files of `static/`, and folders of them.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use crate::live::{Live, Reported};
use crate::story::site;

#[test]
fn a_static_file_that_is_written_as_it_was_is_no_change_and_a_folder_of_them_one() {
    let live = Live::of(
        &site()
            .note("a.md", "title: A\ndate: 2022-04-12", "Text.")
            .asset("static/a.css", "a {}")
            .asset("static/b.svg", "<svg/>"),
    );
    live.write("static/a.css", "a {}").write("static/b.svg", "<svg/>");
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = elsewhere.path().join("folder");
    fs::create_dir(&folder).unwrap();
    for name in ["one.txt", "two.txt", "three.txt"] {
        fs::write(folder.join(name), name).unwrap();
    }
    fs::rename(&folder, live.path("static/folder")).unwrap();
    live.shows("/folder/three.txt", "three.txt");
    sleep(Duration::from_millis(400));
    assert_eq!(live.settled(), [Reported::Updated]);
    live.write("static/a.css", "b {}").shows("/a.css", "b {}");
    assert_eq!(live.settled(), [Reported::Updated, Reported::Updated]);
    // What lies beside notes and is served to nobody is no other matter.
    live.rename("static/folder", "content/notes/folder");
    live.until("a third update", || live.reports().len() == 3);
    sleep(Duration::from_millis(400));
    assert_eq!(live.settled().len(), 3);
}
