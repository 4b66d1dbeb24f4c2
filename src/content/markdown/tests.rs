//! What Markdown becomes, and which faults are found in it.

use super::*;

mod obsidian;

/// Fills slots with something that a test can see.
struct Shown<'a>(&'a Body);

impl Fill for Shown<'_> {
    fn fill(&mut self, slot: &Slot, html: &mut String) {
        let shown = match slot {
            Slot::LinkStart(n) => format!("<a {}>", self.0.links[*n as usize].target),
            Slot::LinkLabel(n) => format!("[{}]", self.0.links[*n as usize].target),
            Slot::LinkEnd(_) => "</a>".to_owned(),
            Slot::Image(n) => format!("<img {}>", self.0.images[*n as usize].src),
            Slot::Word(word) => (*word).to_owned(),
            Slot::MentionStart(n) => format!("<m{n}>"),
            Slot::MentionEnd => "</m>".to_owned(),
            Slot::Piece(..) | Slot::QuotationEnd(_) => String::new(),
        };
        html.push_str(&shown);
    }
}

fn html_in(language: &str, text: &str) -> String {
    let (body, _) =
        render(text, 0, Settings { language, trusted_html: false, mentions: true, turns: false, anchors: &[] });
    body.print(&[], &mut Shown(&body)).replace('\n', "")
}

fn html(text: &str) -> String {
    html_in("en", text)
}

fn faults(text: &str) -> Vec<(Code, String)> {
    let (_, faults) =
        render(text, 0, Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] });
    faults.into_iter().map(|fault| (fault.code, text[fault.span].to_owned())).collect()
}

#[test]
fn links_inside_the_site_are_slots() {
    for (text, expected) in [
        ("[[Vytis Jurkonis]]", "<p><a Vytis Jurkonis>[Vytis Jurkonis]</a></p>"),
        ("[[Jurkonis|the *analyst*]]", "<p><a Jurkonis>the <em>analyst</em></a></p>"),
        ("[a](other.md#part)", "<p><a other.md>a</a></p>"),
        ("[a](https://example.org/)", "<p><a href=\"https://example.org/\">a</a></p>"),
        ("[a](#part)", "<p><a href=\"#part\">a</a></p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>"),
        ("`[[code]]`", "<p><code>[[code]]</code></p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn an_anchor_is_no_part_of_the_target() {
    let (body, _) = render(
        "[[Note#Some Part|x]]",
        7,
        Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] },
    );
    assert_eq!(body.links, [Link { target: "Note".into(), anchor: Some("Some Part".into()), wiki: true, span: 7..27 }]);
}

#[test]
fn comments_are_never_published() {
    for (text, expected) in [
        ("a %%secret%% b", "<p>a b</p>"),
        ("a <!-- secret --> b", "<p>a b</p>"),
        ("a\n\n%%\nsecret\n\nmore\n%%\n\nb", "<p>a</p><p>b</p>"),
        ("a\n\n%% secret to the end\n\nb", "<p>a</p>"),
        ("a\n\n<!-- secret to the end\n\nb", "<p>a</p>"),
        ("%% check %% The minister", "<p>The minister</p>"),
        ("<!-- check --> The *minister*", "<p>The <em>minister</em></p>"),
        ("- %% check this later %% one", "<ul><li>one</li></ul>"),
        ("> %% check this later %% quoted", "<blockquote><p>quoted</p></blockquote>"),
        ("1. %% check %% eins\n2. %% noch zu prüfen %%\n3. zwei", "<ol><li>eins</li><li>zwei</li></ol>"),
        ("a\n%% a line of its own %%\nb", "<p>ab</p>"),
        ("%% слово %%\tМинистр", "<p>Министр</p>"),
        ("text\n\n    %% indented %%\n\ntext", "<p>text</p><p>text</p>"),
        ("`%%code%%`", "<p><code>%%code%%</code></p>"),
        ("```\n<!-- code -->\n```", "<pre><code>&lt;!-- code --&gt;</code></pre>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    for (language, expected) in
        [("en", "<p>“a” it’s</p>"), ("lt", "<p>„a“ it’s</p>"), ("ru", "<p>«a» it’s</p>"), ("pl", "<p>„a” it’s</p>")]
    {
        assert_eq!(html_in(language, "\"a\" it's"), expected, "{language}");
    }
    assert_eq!(html_in("lt", "“typed” stays"), "<p>“typed” stays</p>");
}

#[test]
fn a_date_at_the_beginning_of_a_paragraph_is_no_list() {
    for (text, expected) in [
        ("24. Februar: *A*\n\n27. Februar: B", "<p>24. Februar: <em>A</em></p><p>27. Februar: B</p>"),
        ("24. Februar: A\n27. Februar: B", "<p>24. Februar: A<br />27. Februar: B</p>"),
        ("Am\n1. Mai 2022", "<p>Am1. Mai 2022</p>"),
        ("1986. The plant burns.", "<p>1986. The plant burns.</p>"),
        ("> 2022. gada `x\n> 24. maijs`", "<blockquote><p>2022. gada <code>x 24. maijs</code></p></blockquote>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("5. five\n6. six", "<ol start=\"5\"><li>five</li><li>six</li></ol>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert_eq!(mentioned("24. Ada: A\n27. Ada: B", "Ada"), "<p>24. <m0>Ada</m>: A<br />27. <m1>Ada</m>: B</p>");
}

#[test]
fn a_block_quote_with_a_speaker_is_a_figure() {
    let id = quotations::anchor("loses his main column");
    assert_eq!(
        html("> loses his *main* column\n>\n> — [[Vytis Jurkonis]], “New Day”").replace(&id, "quote-ID"),
        "<figure class=\"quotation\" id=\"quote-ID\"><blockquote><p>loses his <em>main</em> column</p></blockquote>\
         <figcaption>— <a Vytis Jurkonis>[Vytis Jurkonis]</a>, “New Day”</figcaption></figure>"
    );
    for not_a_quotation in
        ["> — only a dash", "> words", "> — one\n>\n> — two", "> words\n> — not a paragraph of its own"]
    {
        assert!(html(not_a_quotation).starts_with("<blockquote>"), "{not_a_quotation}");
    }
}

#[test]
fn headings_have_one_id_each_and_leave_the_first_level_to_the_page() {
    assert_eq!(
        html("# A b\n## A b\n### Ąžuolas {#own onclick=x .c}"),
        "<h2 id=\"a-b\">A b</h2><h3 id=\"a-b-2\">A b</h3><h4 id=\"own\">Ąžuolas</h4>"
    );
    assert_eq!(html("## A"), "<h2 id=\"a\">A</h2>");
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
    assert_eq!(
        html("a[^x] b[^y] c[^x]\n\n[^y]: Why\n[^x]: Ex\n"),
        "<p>a<sup class=\"footnote-ref\" id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup> \
         b<sup class=\"footnote-ref\" id=\"fnref-2\"><a href=\"#fn-2\">2</a></sup> \
         c<sup class=\"footnote-ref\" id=\"fnref-1-2\"><a href=\"#fn-1\">1</a></sup></p>\
         <section class=\"footnotes\"><ol>\
         <li id=\"fn-1\"><p>Ex <a href=\"#fnref-1\" class=\"footnote-back\">↩</a></p></li>\
         <li id=\"fn-2\"><p>Why <a href=\"#fnref-2\" class=\"footnote-back\">↩</a></p></li></ol></section>"
    );
}

#[test]
fn tables_are_aligned_by_class() {
    let table = html("| a | b |\n|---|--:|\n| c | d |");
    assert!(table.contains("<th class=\"right\">b</th>") && table.contains("<td class=\"right\">d</td>"), "{table}");
    assert!(table.starts_with("<div class=\"table\"><table>") && !table.contains("style"), "{table}");
}

#[test]
fn alerts_and_tasks_are_readable_without_a_style() {
    assert_eq!(
        html("> [!WARNING]\n> Look\n"),
        "<div class=\"alert alert-warning\"><p class=\"alert-title\">warning</p><p>Look</p></div>"
    );
    assert!(html("- [x] done\n- [ ] not").contains("<li>☑ done</li><li>☐ not</li>"));
}

#[test]
fn pictures_are_slots_and_those_from_elsewhere_are_links() {
    assert_eq!(html("![What](a.jpg)"), "<figure><img a.jpg></figure>");
    assert_eq!(html("see ![What](a.jpg)"), "<p>see <img a.jpg></p>");
    assert_eq!(html("![What](https://example.org/a.jpg)"), "<p><a href=\"https://example.org/a.jpg\">What</a></p>");
    assert_eq!(
        faults("![](a.jpg) ![x](https://example.org/b.jpg) ![[c.jpg]]"),
        [
            (Code::MissingAlt, "![](a.jpg)".into()),
            (Code::ImageFromElsewhere, "![x](https://example.org/b.jpg)".into()),
            (Code::MissingAlt, "![[c.jpg]]".into()),
        ]
    );
}

#[test]
fn raw_html_is_made_harmless() {
    assert_eq!(html("a <b onclick=\"x()\">b</b> <script>alert(1)</script> [[c]]"), "<p>a <b>b</b>  <a c>[c]</a></p>");
    assert_eq!(html("<img src=x onerror=alert(1)>"), "<img x>");
    assert!(!html("<a href=\"javascript:alert(1)\">x</a>").contains("javascript"));
    // A link that is torn apart by raw HTML goes as a whole.
    assert!(!html("<script>[[a|b</script>]]").contains("<a "));
}

#[test]
fn a_picture_in_raw_html_is_one_of_the_text() {
    let shown = |trusted_html: bool, text: &str| {
        let (body, faults) =
            render(text, 0, Settings { language: "en", trusted_html, mentions: true, turns: false, anchors: &[] });
        let faults: Vec<_> = faults.into_iter().map(|fault| (fault.code, text[fault.span].to_owned())).collect();
        (body.print(&[], &mut Shown(&body)).replace('\n', ""), faults)
    };
    let found = |code: Code, text: &str| vec![(code, text.to_owned())];
    for trusted in [false, true] {
        let one = |text: &str| shown(trusted, text);
        assert_eq!(one("a <img class=x src=\"b.jpg\" alt=B> c"), ("<p>a <img b.jpg> c</p>".into(), vec![]));
        let lines = "<div>\n<p><img src='b.jpg'></p>\n</div>";
        assert_eq!(one(lines), ("<div><p><img b.jpg></p></div>".into(), found(Code::MissingAlt, "<img src='b.jpg'>")));
        let cut = one("<div>\n<img\nsrc=b.jpg>\n</div>");
        assert_eq!(cut.1, found(Code::MissingImage, "<img\n"));
        assert_eq!(one("<script>\nlet a = '<img src=b.jpg>'\n</script>").1, []);
    }
    let elsewhere = "<img src=\"https://example.org/b.jpg\" alt=\"B\">";
    let (html, faults) = shown(false, elsewhere);
    assert_eq!(faults, found(Code::ImageFromElsewhere, elsewhere));
    assert!(html.contains(">B</a>") && !html.contains("<img"), "{html}");
    assert_eq!(shown(true, elsewhere), (elsewhere.into(), vec![]), "whoever trusts the HTML takes it as it is");
}

#[test]
fn no_text_can_forge_a_slot() {
    assert_eq!(html("[[a]] \u{fdd0}0\u{fdd1}"), "<p><a a>[a]</a> \u{fffd}0\u{fffd}</p>");
}

#[test]
fn the_lead_is_the_first_paragraph_in_plain_text() {
    let lead = |text: &str| {
        let body = render(
            text,
            0,
            Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] },
        )
        .0;
        body.lead.print(|link| format!("[{}]", body.links[link].target)).into_owned()
    };
    assert_eq!(
        lead("# Title\n\n> quoted\n\nThe *first* [[people/One|one]]\nof `two`.\n\nSecond."),
        "The first one of two."
    );
    // What is written there would fit, and what it stands for does not.
    let words = "word ".repeat(58);
    assert_eq!(lead(&format!("{words}[[x/ABCDEFG]] word")), format!("{}…", words.trim_end()));
    assert_eq!(lead("![a](b.jpg)\n\nText with [[people/Name]]."), "Text with [people/Name].");
}

/// The HTML with every occurrence of `name` in the running text made a mention.
fn mentioned(text: &str, name: &str) -> String {
    let (body, _) =
        render(text, 0, Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] });
    let found = body.runs.iter().enumerate().flat_map(|(number, run)| {
        let places = run.text.match_indices(name).map(move |(at, _)| (number, at..at + name.len()));
        places.filter(|(_, range)| !run.is_closed(range)).collect::<Vec<_>>()
    });
    let found: Vec<_> = found.collect();
    body.print(&found, &mut Shown(&body)).replace('\n', "")
}

#[test]
fn names_are_found_in_running_text_and_nowhere_else() {
    for (text, expected) in [
        ("Ada said", "<p><m0>Ada</m> said</p>"),
        ("*Ada* & **Ada**", "<p><em><m0>Ada</m></em> &amp; <strong><m1>Ada</m></strong></p>"),
        ("## Ada\n\nAda", "<h2 id=\"ada\">Ada</h2><p><m0>Ada</m></p>"),
        ("`Ada` [Ada](x.md) ![Ada](x.jpg) Ada", "<p><code>Ada</code> <a x.md>Ada</a> <img x.jpg> <m0>Ada</m></p>"),
        ("    Ada", "<pre><code>Ada</code></pre>"),
        ("- Ada\n- x Ada", "<ul><li><m0>Ada</m></li><li>x <m1>Ada</m></li></ul>"),
        ("[[b]]Ada[[c]]", "<p><a b>[b]</a><m0>Ada</m><a c>[c]</a></p>"),
        ("a <b>Ada</b>", "<p>a <b><m0>Ada</m></b></p>"),
    ] {
        assert_eq!(mentioned(text, "Ada"), expected, "{text}");
    }
    assert_eq!(mentioned("Ada\nLovelace *Ada Love*lace Ada *Lovelace*", "Ada Lovelace").matches("<m").count(), 1);
}

#[test]
fn a_mention_knows_its_place_in_the_file() {
    let text = "x *Ąda* &amp; Ada";
    let (body, _) =
        render(text, 10, Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] });
    let run = &body.runs[0];
    assert_eq!(run.text, "x Ąda & Ada");
    for name in ["Ąda", "Ada"] {
        let at = run.text.find(name).unwrap();
        let source = run.source(&(at..at + name.len()));
        assert_eq!(&text[source.start - 10..source.end - 10], name);
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_place_is_in_it(text in "[-#>*_`\\[\\]()!|~^:%<>/&;'\"\\n a-cąя.,0-9\u{fdd0}—„“”«»]{0,120}") {
        let (body, faults) = render(&text, 0, Settings { language: "en", trusted_html: false, mentions: true, turns: false, anchors: &[] });
        let printed = body.print(&[], &mut Shown(&body));
        let marked = printed.contains(['\u{fdd0}', '\u{fdd1}']);
        proptest::prop_assert!(!marked);
        for span in body.links.iter().map(|link| &link.span).chain(faults.iter().map(|fault| &fault.span)).chain(body.quotations.iter().map(|quotation| &quotation.span)) {
            proptest::prop_assert!(text.get(span.clone()).is_some());
        }
    }
}
