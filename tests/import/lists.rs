//! Bibliographies, feeds and tables.

use crate::desk::{Desk, desk};

fn imported(desk: &Desk, file: &str) -> Vec<(String, String)> {
    desk.import(file).into_iter().map(|path| (path.clone(), desk.read(&path))).collect()
}

#[test]
fn csl_json_becomes_notes_as_precise_as_it_is() {
    let desk = desk().with(
        "zotero.json",
        r#"[{"id": "a", "type": "article-newspaper", "title": "Not in <i>the</i> war", "container-title": "The News", "URL": "https://news.example/war?utm_source=z",
            "issued": {"date-parts": [["2022", 4, 14]]}, "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "The Desk"}], "language": "lt-LT"},
           {"id": "b", "type": "report", "title": "On exercises", "issued": {"date-parts": [[2022, 4]], "circa": true}, "DOI": "10.1000/XYZ", "publisher": "An institute"}]"#,
    );
    let made = imported(&desk, "zotero.json");
    assert_eq!(made[0].0, "content/notes/2022-04-14-not-in-the-war.md");
    for line in [
        "title: Not in the war\n",
        "  name: The News\n",
        "  url: \"https://news.example/war\"\n",
        "  author: Ada Lovelace, The Desk\n",
        "  language: lt\n",
    ] {
        assert!(made[0].1.contains(line), "{line} in\n{}", made[0].1);
    }
    assert_eq!(made[1].0, "content/notes/2022-04-on-exercises.md");
    for line in ["kind: document\n", "date: 2022-04~\n", "  url: \"https://doi.org/10.1000/XYZ\"\n"] {
        assert!(made[1].1.contains(line), "{line} in\n{}", made[1].1);
    }
    assert!(!made[1].1.contains('#'), "what the file says is no guess");
    assert_eq!(desk.faults(), Vec::<String>::new());
    let again = desk.run(&["import", "zotero.json"]);
    assert!(again.err.contains("0 drafts made, 2 articles are in the dossier already"), "{}", again.err);
}

#[test]
fn bibtex_and_ris_become_the_same_notes() {
    let desk = desk()
        .with(
            "a.bib",
            "@article{war, title = {Not in the {War}}, author = {Lovelace, Ada and van der Berg, Jan}, journaltitle = {The News}, date = {2022-04-14}, url = {https://news.example/war}, keywords = {war, borders}}\n\
             @techreport{r, title={Stra{\\ss}en und Br\\\"ucken}, year=2021, institution={Amt}}\n",
        )
        .with("b.ris", "TY  - NEWS\nTI  - Not in the war\nAU  - Lovelace, Ada\nT2  - The News\nDA  - 2022/04/14/\nUR  - https://www.news.example/war/\nER  - \n\nTY  - RPRT\nTI  - Another report\nPY  - 2020\nER  - \n");
    let made = imported(&desk, "a.bib");
    assert_eq!(made[0].0, "content/notes/2022-04-14-not-in-the-war.md");
    assert!(
        made[0].1.contains("  author: Ada Lovelace, Jan van der Berg\n")
            && made[0].1.contains("tags: [war, borders]\n"),
        "{}",
        made[0].1
    );
    assert!(
        made[1].1.contains("title: Straßen und Brücken\n") && made[1].1.contains("kind: document\n"),
        "{}",
        made[1].1
    );
    let second = desk.run(&["import", "b.ris"]);
    assert!(
        second.out.contains("in the dossier already, as content/notes/2022-04-14-not-in-the-war.md"),
        "{}",
        second.out
    );
    assert!(second.out.contains("content/notes/2020-another-report.md"), "{}", second.out);
}

#[test]
fn feeds_of_all_kinds_are_read_and_no_time_zone_moves_a_day() {
    let desk = desk()
        .with("rss.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The News</title><language>en</language><item><title>Not in the war &amp;amp; why</title><link>https://news.example/war?utm_medium=rss</link><pubDate>Thu, 14 Apr 2022 23:30:00 -0400</pubDate><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description></item></channel></rss>")
        .with("atom.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Another</title><id>x</id><updated>2022-04-16T00:00:00Z</updated><entry><id>1</id><title>Exercises</title><link href=\"https://other.example/e\"/><published>2022-04-15T00:10:00+03:00</published><updated>2022-04-15T00:10:00+03:00</updated><author><name>Ada Lovelace</name></author></entry></feed>")
        .with("feed.json", r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Third", "items": [{"id": "1", "title": "A third one", "url": "https://third.example/1", "date_published": "2022-04-17T09:00:00+03:00", "content_text": "Text."}]}"#);
    let item = desk.look(&["rss.xml"]);
    assert_eq!(
        (item["title"].as_str(), item["date"].as_str(), item["outlet"].as_str()),
        (Some("Not in the war & why"), Some("2022-04-14"), Some("The News"))
    );
    assert_eq!(item["text"], "One.\n\nTwo.");
    assert_eq!(item["url"], "https://news.example/war");
    let item = desk.look(&["atom.xml"]);
    assert_eq!((item["date"].as_str(), item["authors"][0].as_str()), (Some("2022-04-15"), Some("Ada Lovelace")));
    assert_eq!(desk.look(&["feed.json"])["title"], "A third one");
    let broken = desk.with("broken.xml", "<rss><channel><item><title>x</item>").run(&["import", "broken.xml"]);
    assert!(broken.status == 1 || broken.out.is_empty(), "{}", broken.out);
}

#[test]
fn a_table_with_a_header_becomes_notes_and_a_timeline_becomes_events() {
    let desk = desk()
        .with("a.csv", "\u{feff}Headline;Published;URL;Outlet;People\nNot in the war;14.04.2022;https://news.example/war;The News;Ada Lovelace, Jane Doe\n;2022;;;\n")
        .with("timeline.csv", "Year,Month,Day,End Year,Display Date,Headline,Text\n2022,4,14,,mid-April,Exercises begin,\"<p>They <b>began</b>.</p>\"\n2021,,,2022,,A long year,\n");
    let made = imported(&desk, "a.csv");
    assert_eq!(made.len(), 1, "a row without a title is nothing");
    assert!(
        made[0].1.contains("date: 2022-04-14\n") && made[0].1.contains("people: [Ada Lovelace, Jane Doe]\n"),
        "{}",
        made[0].1
    );
    let events = imported(&desk, "timeline.csv");
    assert_eq!(events[0].0, "content/events/exercises-begin-2022-04-14.md");
    assert!(
        events[0].1.contains("date_as_reported: mid-April\n") && events[0].1.ends_with("---\n\nThey began.\n"),
        "{}",
        events[0].1
    );
    assert!(events[1].1.contains("date: 2021/2022\n"), "{}", events[1].1);
    assert_eq!(desk.faults().iter().filter(|code| *code != "event-without-source").count(), 0, "{:?}", desk.faults());
    let again = desk.run(&["import", "timeline.csv", "a.csv"]);
    assert!(again.err.contains("0 drafts made"), "{}", again.err);
}
