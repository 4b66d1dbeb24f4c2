//! What Obsidian writes: callouts, highlights, ids of blocks, embeds, widths; and that no id stands twice.

use super::*;

#[test]
fn callouts_of_every_kind_are_read() {
    let plain = |kind: &str, title: &str, text: &str| {
        format!("<div class=\"alert alert-{kind}\"><p class=\"alert-title\">{title}</p>{text}</div>")
    };
    for (text, expected) in [
        ("> [!note]\n> Look\n", plain("note", "note", "<p>Look</p>")),
        ("> [!TODO]\n> Look\n", plain("todo", "todo", "<p>Look</p>")),
        ("> [!tldr] The *point*, \"so\"\n> Look\n> on", plain("abstract", "The <em>point</em>, “so”", "<p>Lookon</p>")),
        ("> [!faq] Why?", plain("question", "Why?", "")),
        ("> [!error]\n> - one", plain("danger", "danger", "<ul><li>one</li></ul>")),
        ("> [!own-kind]\n>\n> Look", plain("note", "Own-kind", "<p>Look</p>")),
        ("> [!cite|wide] [[Ada]]\n> x", plain("quote", "<a Ada>[Ada]</a>", "<p>x</p>")),
        ("> [!check] A\n> > [!missing] B\n> > c", plain("success", "A", &plain("failure", "B", "<p>c</p>"))),
        (
            "> [!bug]- Closed\n> x",
            "<details class=\"alert alert-bug\"><summary class=\"alert-title\">Closed</summary><p>x</p></details>"
                .into(),
        ),
        (
            "> [!hint]+\n> x",
            "<details class=\"alert alert-tip\" open><summary class=\"alert-title\">tip</summary><p>x</p></details>"
                .into(),
        ),
        ("> [! no kind]?", plain("note", "?", "")),
        ("> [!note", "<blockquote><p>[!note</p></blockquote>".into()),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert_eq!(html("- > [!example]\n  > x\n\n> words\n>\n> — Ada").matches("<figure").count(), 1);
    assert!(html("<b>x</b>\n\n> [!hint]+\n> x").contains("<details class=\"alert alert-tip\" open"));
}

#[test]
fn highlights_are_marked() {
    for (text, expected) in [
        ("a ==b c== d", "<p>a <mark>b c</mark> d</p>"),
        ("==**b** «c»==", "<p><mark><strong>b</strong> «c»</mark></p>"),
        ("**==b==** ==\"c\"==", "<p><strong><mark>b</mark></strong> <mark>“c”</mark></p>"),
        ("==[[Ada]]== ==ж\nя==", "<p><mark><a Ada>[Ada]</a></mark> <mark>жя</mark></p>"),
        ("a == b == c", "<p>a == b == c</p>"),
        ("a ==b", "<p>a ==b</p>"),
        ("==a\n\nb==", "<p>==a</p><p>b==</p>"),
        ("===a=== ====", "<p>===a=== ====</p>"),
        ("`==a==`\n\n    ==b==", "<p><code>==a==</code></p><pre><code>==b==</code></pre>"),
        ("*a ==b* c==", "<p><em>a ==b</em> c==</p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert_eq!(mentioned("==Ada==", "Ada"), "<p><mark><m0>Ada</m></mark></p>");
}

#[test]
fn ids_of_blocks_are_anchors_and_no_words() {
    for (text, expected) in [
        ("Words. ^one", "<span id=\"one\"></span><p>Words.</p>"),
        ("Words\n^one-2", "<span id=\"one-2\"></span><p>Words</p>"),
        ("- a ^x\n- b", "<ul><li><span id=\"x\"></span>a</li><li>b</li></ul>"),
        ("- a ^x\n  - b ^y", "<ul><li><span id=\"x\"></span>a<ul><li><span id=\"y\"></span>b</li></ul></li></ul>"),
        ("> words\n\n^q\n\nNext", "<span id=\"q\"></span><blockquote><p>words</p></blockquote><p>Next</p>"),
        ("## Head ^h", "<span id=\"h\"></span><h2 id=\"head\">Head</h2>"),
        ("^lone", "<p>^lone</p>"),
        ("2^10 and x ^ y, ^no id", "<p>2^10 and x ^ y, ^no id</p>"),
        ("a ^one\n\nb ^one", "<span id=\"one\"></span><p>a</p><span id=\"one-2\"></span><p>b</p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    let (body, _) = render(
        "Words ^A1\n\n## One",
        0,
        Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] },
    );
    assert_eq!((body.anchor("^A1"), body.anchor("One"), body.anchor("^one")), (Some("A1"), Some("one"), None));
    assert_eq!(body.lead.print(|_| String::new()), "Words");
}

#[test]
fn no_id_stands_twice() {
    for (text, expected) in [
        ("<div id=\"talks\">x</div>\n\n## Talks", "<div id=\"talks\">x</div><h2 id=\"talks-2\">Talks</h2>"),
        ("## Talks\n\n<i id=talks>x</i>", "<h2 id=\"talks\">Talks</h2><p><i id=\"talks-2\">x</i></p>"),
        ("<b id=\"a\">x</b> <b id='a'>y</b>", "<p><b id=\"a\">x</b> <b id=\"a-2\">y</b></p>"),
        ("<div\nid=\"main\">x</div>", "<div id=\"main-2\">x</div>"),
        ("## Main\n\n## Quotations", "<h2 id=\"main-2\">Main</h2><h2 id=\"quotations-2\">Quotations</h2>"),
        ("<p id=\"fn-1\">x</p>", "<p id=\"fn-1-2\">x</p>"),
        ("a ^talks\n\n## Talks", "<span id=\"talks\"></span><p>a</p><h2 id=\"talks-2\">Talks</h2>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    let (body, _) = render(
        "<script>\n'<b id=\"a\">'\n</script>\n\n## A",
        0,
        Settings { language: "en", trusted_html: true, mentions: true, turns: false, anchors: &[] },
    );
    assert_eq!(body.headings[0].id, "a");
}

#[test]
fn in_tables_the_stroke_of_a_wikilink_is_escaped() {
    let cells = |row: &str| {
        html(&format!("| a | b |\n|---|---|\n{row}\n")).split("<tbody>").nth(1).unwrap_or_default().to_owned()
    };
    for (row, expected) in [
        ("| [[Ana\\|she]] | x |", "<td><a Ana>she</a></td><td>x</td>"),
        ("| [[Ana#Part\\|*she*]] | ![[p.png\\|A map]] |", "<td><a Ana><em>she</em></a></td><td><img p.png></td>"),
        ("| ![A map\\|300](p.png) | ![[doc.pdf\\|it]] |", "<td><img p.png></td><td><a doc.pdf>it</a></td>"),
    ] {
        assert!(cells(row).contains(expected), "{row}: {}", cells(row));
    }
    assert_eq!(html("[[Ana\\|she]]"), "<p><a Ana>she</a></p>");
    assert_eq!(html("Then [[Ana|]] and [[Bo| ]]."), "<p>Then <a Ana>[Ana]</a> and <a Bo>[Bo]</a>.</p>");
}

#[test]
fn what_is_embedded_and_no_picture_is_a_link() {
    for (text, expected) in [
        ("![The *report*](doc.pdf)", "<p><a doc.pdf>The report</a></p>"),
        ("![[docs/doc.pdf#page=3]]", "<p><a docs/doc.pdf>doc.pdf</a></p>"),
        ("![[doc.pdf|The report]]", "<p><a doc.pdf>The report</a></p>"),
        ("[[doc.pdf]] [[map.png|the map]]", "<p><a doc.pdf>doc.pdf</a> <a map.png>the map</a></p>"),
        ("![[clip.mp4|300]]", "<p><a clip.mp4>clip.mp4</a></p>"),
        ("![](notes/other.md)", "<p><a notes/other.md>other.md</a></p>"),
        ("![[Other note]] ![[Other note#Part|so]]", "<p><a Other note>[Other note]</a> <a Other note>so</a></p>"),
        ("![[Lrytas.lt]]", "<p><a Lrytas.lt>[Lrytas.lt]</a></p>"),
        ("[x ![The report](doc.pdf)](y.md)", "<p><a y.md>x The report</a></p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
        assert_eq!(faults(text), [], "{text}");
    }
}

#[test]
fn a_width_is_no_text_of_a_picture() {
    let settings = Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] };
    for (text, alt, width) in [
        ("![[p.png|300]]", "", Some(300)),
        ("![[p.png|300x200]]", "", Some(300)),
        ("![[p.png|A map|300]]", "A map", Some(300)),
        ("![A map|300](p.png)", "A map", Some(300)),
        ("![[p.png|A map]]", "A map", None),
        ("![2022](p.png)", "2022", None),
    ] {
        let (body, faults) = render(text, 0, settings);
        assert_eq!((body.images[0].alt.as_str(), body.images[0].width), (alt, width), "{text}");
        assert_eq!(faults.iter().any(|fault| fault.code == Code::MissingAlt), alt.is_empty(), "{text}");
    }
}
