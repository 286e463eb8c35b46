//! Forms that send files, within their bounds and beyond them.

use axum::body::Body;
use axum::extract::Request;
use server::http::multipart::{FIELDS, FILES, FormError, SentForm, TEXT};
use server::uploads::{LARGEST_PDF, LARGEST_PICTURE};
use std::sync::atomic::Ordering;
use std::time::Duration;
use tests::Pieces;

const BOUNDARY: &str = "----gi4711";

enum Part<'a> {
    Text(&'a str, &'a [u8]),
    File(&'a str, &'a str, &'a str, &'a [u8]),
}

use Part::{File, Text};

fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        out.extend(format!("--{BOUNDARY}\r\ncontent-disposition: form-data; ").into_bytes());
        match part {
            Text(name, value) => {
                out.extend(format!("name=\"{name}\"\r\n\r\n").into_bytes());
                out.extend(*value);
            }
            File(name, file, kind, bytes) => {
                out.extend(
                    format!("name=\"{name}\"; filename=\"{file}\"\r\ncontent-type: {kind}\r\n\r\n").into_bytes(),
                );
                out.extend(*bytes);
            }
        }
        out.extend(b"\r\n");
    }
    out.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    out
}

fn request(body: Body) -> Request {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    Request::builder().method("POST").header("content-type", kind).body(body).unwrap()
}

async fn read(bytes: Vec<u8>) -> Result<SentForm, FormError> {
    SentForm::read(request(Body::from(bytes))).await
}

#[test]
fn a_form_is_read_whole_in_whatever_pieces_it_comes() {
    tests::database::run(async {
        let bytes = form(&[
            Text("name", "信阳毛尖".as_bytes()),
            Text("note", b"two\r\nlines\r\n--not a boundary"),
            File("licence", "执照.pdf", "application/pdf", b"%PDF-1.7 \r\n--x\r\n"),
            File("photo", "", "application/octet-stream", b""),
            Text("name", b""),
            File("photo", "a.jpg", "image/jpeg", &[0xff, 0xd8, 0xff, 0, 13, 10]),
        ]);
        for length in [1, 7, 100, 1_000_000] {
            let form = SentForm::read(request(Body::new(Pieces::cut(&bytes, length)))).await.unwrap();
            let fields: Vec<(&str, &str)> = form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let note = "two\r\nlines\r\n--not a boundary";
            assert_eq!(fields, [("name", "信阳毛尖"), ("note", note), ("name", "")], "by {length}");
            let files: Vec<_> =
                form.files.iter().map(|f| (f.field.as_str(), f.name.as_str(), f.media_type.as_str())).collect();
            assert_eq!(files, [("licence", "执照.pdf", "application/pdf"), ("photo", "a.jpg", "image/jpeg")]);
            assert_eq!(form.files[0].bytes, b"%PDF-1.7 \r\n--x\r\n");
            assert_eq!(form.files[1].bytes, [0xff, 0xd8, 0xff, 0, 13, 10]);
        }
    });
}

#[test]
fn every_bound_is_kept_and_named() {
    tests::database::run(async {
        let text = |n: usize| vec![b'x'; n];
        let pdf = |n: usize| [&b"%PDF-"[..], &text(n - 5)].concat();
        assert!(read(form(&[Text("a", &text(TEXT - 1))])).await.is_ok());
        assert_eq!(read(form(&[Text("a", &text(TEXT))])).await.unwrap_err(), FormError::TooMuchText);
        let half = text(TEXT / 2);
        assert_eq!(read(form(&[Text("a", &half), Text("b", &half)])).await.unwrap_err(), FormError::TooMuchText);
        let long = "n".repeat(TEXT);
        assert_eq!(read(form(&[File(&long, "a.png", "image/png", b"x")])).await.unwrap_err(), FormError::TooMuchText);

        let many = |n: usize| form(&vec![(); n].iter().map(|()| Text("a", b"")).collect::<Vec<_>>());
        assert_eq!(read(many(FIELDS)).await.unwrap().fields.len(), FIELDS);
        assert_eq!(read(many(FIELDS + 1)).await.unwrap_err(), FormError::TooManyFields);

        let files = |n: usize| (0..n).map(|_| File("f", "a.png", "image/png", b"x")).collect::<Vec<_>>();
        assert_eq!(read(form(&files(FILES))).await.unwrap().files.len(), FILES);
        assert_eq!(read(form(&files(FILES + 1))).await.unwrap_err(), FormError::TooManyFiles);

        let large = |bytes: Vec<u8>| async move { read(form(&[File("f", "a", "b", &bytes)])).await };
        assert_eq!(large(text(LARGEST_PICTURE)).await.unwrap().bytes(), LARGEST_PICTURE);
        let limit = |limit| FormError::FileTooLarge { field: "f".to_owned(), limit };
        assert_eq!(large(text(LARGEST_PICTURE + 1)).await.unwrap_err(), limit(LARGEST_PICTURE));
        assert!(large(pdf(LARGEST_PDF)).await.is_ok());
        assert_eq!(large(pdf(LARGEST_PDF + 1)).await.unwrap_err(), limit(LARGEST_PDF));

        assert_eq!(read(form(&[Text("a", b"\xff\xfe")])).await.unwrap_err(), FormError::NotText("a".to_owned()));
        for error in [FormError::TooMuchText, FormError::TooManyFiles, limit(1), FormError::TooLarge] {
            assert_eq!(error.status(), 413, "{error}");
        }
    });
}

#[test]
fn what_is_broken_is_said_to_be_and_what_never_ends_is_ended() {
    tests::database::run(async {
        let whole = form(&[Text("a", b"b"), File("f", "a.png", "image/png", b"x")]);
        for cut in 0..whole.len() - 4 {
            assert_eq!(read(whole[..cut].to_vec()).await.unwrap_err(), FormError::Broken, "cut at {cut}");
        }
        for kind in ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""] {
            let request = Request::builder().header("content-type", kind).body(Body::from(whole.clone())).unwrap();
            assert_eq!(SentForm::read(request).await.unwrap_err(), FormError::NotMultipart, "{kind}");
        }
        // What stands before the first part, and a part's headers, may be long but not endless.
        let beginnings = [
            Vec::new(),
            format!("--{BOUNDARY}\r\n").into_bytes(),
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"").into_bytes(),
        ];
        for beginning in beginnings {
            let pieces = Pieces::then_again(vec![beginning, vec![b'x'; 16_384]]);
            let asked = pieces.asked();
            assert_eq!(SentForm::read(request(Body::new(pieces))).await.unwrap_err(), FormError::TooLarge);
            assert!(asked.load(Ordering::Relaxed) < 30, "{} pieces were taken", asked.load(Ordering::Relaxed));
        }
        // A file without an end is ended at its own bound.
        let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n");
        let pieces = Pieces::then_again(vec![head.into_bytes(), vec![b'x'; 65_536]]);
        let asked = pieces.asked();
        let error = SentForm::read(request(Body::new(pieces))).await.unwrap_err();
        assert!(matches!(error, FormError::FileTooLarge { .. }), "{error:?}");
        assert!(asked.load(Ordering::Relaxed) < 200, "{} pieces were taken", asked.load(Ordering::Relaxed));
    });
}

#[test]
fn forms_that_are_being_read_hold_only_so_much_and_give_it_back() {
    tests::database::run(async {
        let file = vec![b'x'; LARGEST_PICTURE];
        let parts: Vec<_> = (0..FILES).map(|_| File("f", "a.png", "image/png", &file)).collect();
        let whole = form(&parts);
        let mut held = Vec::new();
        let refused = loop {
            match read(whole.clone()).await {
                Ok(form) => held.push(form),
                Err(error) => break error,
            }
            assert!(held.len() < 10, "without end");
        };
        assert_eq!((refused.clone(), refused.status().as_u16(), held.len()), (FormError::Busy, 503, 5));
        held.clear();
        assert!(read(whole).await.is_ok(), "what was held is given back");
    });
}

#[test]
fn a_form_that_comes_too_slowly_is_not_waited_for() {
    tests::database::run(async {
        let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"f\"\r\n\r\nx").into_bytes();
        for beginning in [Vec::new(), vec![head]] {
            let pieces = request(Body::new(Pieces::then_silence(beginning)));
            let read = SentForm::read_patiently(pieces, Duration::from_millis(50)).await;
            assert_eq!(
                (read.as_ref().unwrap_err(), read.as_ref().unwrap_err().status().as_u16()),
                (&FormError::Slow, 408)
            );
        }
    });
}
