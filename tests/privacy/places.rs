//! The places of a text in which a name may stand, and the ways in which it may be broken up.

/// A name in every place that Markdown has.
pub(crate) const EVERYWHERE: &str = r#"About {name}, first.

## Heading of {name} `{name}`

In *{name}*, **{name}**, ~~{name}~~ and `{name}`; [{name}](https://example.org/ "{name}"), [[{name}]], [[{name}|she]], [[people/{name}]].

![{name}](ok.png "{name}")

**{name}:** A turn, and {name} again.

> A {name} quote
>
> — {name}, somewhere

```{name}
{name} code
```

    {name} indented

| {name} | b |
| --- | --- |
| a | {name} |

- [ ] {name}
- {name}

> [!NOTE]
> {name}

> [!quote]- {name} =={name}==
> {name}

![[ok.png|{name}|300]] ![[ok.pdf|{name}]] ![[{name}]]

<div title="{name}">raw {name}</div>

Inline <span title='{name}'>{name}</span>.

"#;

/// Names that are broken up, or in what is no text. Each is a text of its own, too.
pub(crate) const BROKEN: &[&str] = &[
    "Mar**ta Quil**lonas",
    "Mar&#116;a &#81;uillonas",
    "Marta\nQuillonas",
    "a [[Marta]] Quillonas b",
    "Quil[[lo]]nas [[Quil]]lonas",
    "Quil![[gone.png]]lonas and Quil![x](gone.png)lonas",
    "> [!quillonas]\n> x",
    "> [!Marta Quillonas]- y\n> x",
    "Quil\u{2}lonas Quil\u{fffe}lonas Quil&#1;lonas",
    "Quillonas M. K. and Quillonas Marta Ivanovna",
    "Marta van Quillonas and Marta “M” Quillonas",
    "Quil<b>lon</b>as",
    "Quil[lo](https://example.org)nas",
    "Quil[[lo]]nas and Quil[[note|lo]]nas",
    "Quil\\_lonas",
    "Qu\u{ad}illonas",
    "Quil%% a comment %%lonas",
    "Quil<!-- a comment -->lonas",
    "> Over a line Marta\n> Quillonas in a quote",
    "| Marta | Quillonas |\n| --- | --- |\n| Marta                        | Quillonas |",
    "<p>Raw Mar&#116;a <i>Quil</i>lonas</p>",
    "<p title='&#81;uillonas'>raw</p>",
    "Mark[^quillonas] and mark[^quillonas]\n\n[^quillonas]: A note.",
    "[she][quillonas] and <https://example.org/marta-quillonas>\n\n[quillonas]: https://example.org/quillonas",
    "[a](people/marta-quillonas.md) [b](https://example.org/?q=Marta%20Quillonas) [c](#quillonas)",
    "[d](mailto:quillonas@example.org) <quillonas@example.org>",
    "![x](marta-quillonas.jpg) ![[quillonas.jpg]] ![y](https://example.org/quillonas.jpg)",
    "%% zzcomment Quillonas %% <!-- zzcomment -->",
    "Quil==lo==nas",
    "==Mar==ta ==Quillonas==",
    "Words ^quillonas",
    "Words\n\n^marta-quillonas",
    "24. Quil*lo*nas\n27. Quillonas",
    "> [!note] Mar*ta* Quil==lon==as\n> x",
    "![[quillonas.pdf]] [[quillonas.pdf|x]] ![x](quillonas.pdf)",
    "<p id=\"quillonas\">x</p>",
    "<ruby>Quil<rt>x</rt>lonas</ruby> and <ruby>Quil<rp>(</rp><rt>x</rt><rp>)</rp>lonas</ruby>",
    "<p><ruby>Quil<rt>x</rt>lonas</ruby></p>",
    "<ruby>x<rt>Quil</rt>y<rt>lonas</rt></ruby>",
    "Quil<img src=\"gone.png\" alt=\"lonas\">",
    "#freequillonas and @mquillonas",
    "Quil(l)onas, Quil/lonas and Quil·lonas",
    "Marta (Quillonas), (Marta) Quillonas and Marta (Quillonas, analyst)",
    "- Words ^quillonas\n\nx\n\n^marta-quillonas\n\n[[#^quillonas]]",
];
