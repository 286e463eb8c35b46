//! Writes every official paper, short and long, into a folder: `cargo run -p print --example papers -- FOLDER`.
#![expect(clippy::unwrap_used, reason = "a tool for looking at papers")]

mod samples;

use std::path::Path;

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    for (long, length) in [(false, "short"), (true, "long")] {
        for (name, paper) in samples::papers(long) {
            let path = Path::new(&folder).join(format!("{name}-{length}"));
            std::fs::write(path.with_extension("pdf"), paper.to_pdf().unwrap()).unwrap();
            std::fs::write(path.with_extension("docx"), paper.to_docx().unwrap()).unwrap();
        }
    }
}
