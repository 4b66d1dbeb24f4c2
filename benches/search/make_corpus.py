#!/usr/bin/env python3
"""Write a dossier of many notes whose words are those of real texts.

    make_corpus.py OUT --from FOLDER [--notes 10000] [--people 1000] [--seed 1]

FOLDER holds Markdown files, at any depth; their paragraphs are drawn and their sentences shuffled, until a note has 400 words. Titles are the
beginnings of sentences. Front matter is that of ../side-by-side/make_corpus.py. The same arguments always write the same bytes.
"""
import argparse
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

SENTENCE = re.compile(r"(?<=[.!?]) ")


def paragraphs(folder):
    """All paragraphs of running text."""
    for path in sorted(pathlib.Path(folder).rglob("*.md")):
        body = path.read_text(encoding="utf-8", errors="replace").split("---", 2)[-1]
        for paragraph in re.split(r"\n\s*\n", body):
            paragraph = paragraph.strip()
            if len(paragraph.split()) > 15 and paragraph[0].isalpha():
                yield paragraph


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--from", dest="source", required=True)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    pool = list(paragraphs(arguments.source))
    if not pool:
        sys.exit(f"{arguments.source}: no paragraphs")
    sentences = [it for paragraph in pool for it in SENTENCE.split(paragraph) if 5 < len(it.split()) < 14]
    maker = pathlib.Path(__file__).parent.parent / "side-by-side" / "make_corpus.py"
    with tempfile.TemporaryDirectory() as folder:
        numbers = ["--notes", str(arguments.notes), "--people", str(arguments.people)]
        subprocess.run([sys.executable, maker, folder, *numbers, "--tools", "dossier"], check=True, stdout=subprocess.DEVNULL)
        shutil.copytree(pathlib.Path(folder) / "dossier", arguments.out)
    for path in sorted((pathlib.Path(arguments.out) / "content" / "notes").rglob("*.md")):
        head = path.read_text(encoding="utf-8").split("---", 2)[1]
        title = " ".join(re.sub(r"[\"\\\[\]`*_<>]", "", rng.choice(sentences)).split()[:10])
        head = re.sub(r"^title:.*$", lambda _: f'title: "{title}"', head, flags=re.M)
        body, words = [], 0
        while words < arguments.words:
            shuffled = SENTENCE.split(rng.choice(pool))
            rng.shuffle(shuffled)
            paragraph = " ".join(shuffled).split()[: arguments.words - words]
            body.append(" ".join(paragraph))
            words += len(paragraph)
        path.write_text(f"---{head}---\n\n" + "\n\n".join(body) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {arguments.notes} notes of {len(pool)} paragraphs")


if __name__ == "__main__":
    main()
