//! One's enterprises' rights: what is recorded of the use of the mark, and its artwork.

use super::super::download::attachment_response;
use super::super::post::Post;
use super::super::visit::Visit;
use super::files::{FilePost, opened};
use super::{Part, Signed, named};
use crate::services::authorisations::{LARGEST_ARTWORK, examine_artwork};
use crate::services::refused::Refused;
use crate::uploads::{FileHash, UploadError};
use app::Page;
use app::pages::my::{self, MyRight, MyRightForms, RightDone};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use daodi::form::{Fault, FieldFault, Form};
use daodi::people::{Principal, Upload};
use daodi::ports::Announcements;

fn most_mib() -> u32 {
    u32::try_from(LARGEST_ARTWORK / 1024 / 1024).unwrap_or(u32::MAX)
}

pub(crate) async fn list(signed: Signed) -> Response {
    let page = async {
        let who = signed.principal()?;
        let rights = signed.visit.app.store.rights_of(&who.account).await?;
        Ok(my::authorisations(&signed.visit.cx, rights))
    };
    let page = page.await;
    signed.show(page).await
}

/// The forms, each with a key of its own.
fn blank(visit: &Visit) -> MyRightForms {
    let form = || Form::new(visit.app.clock.id());
    MyRightForms { usage: form(), artwork: form(), report: form() }
}

async fn page_of(visit: &Visit, who: &Principal, id: &str, forms: MyRightForms) -> Result<Page, Refused> {
    let store = &visit.app.store;
    let right = visit.app.accounts.own_right(who, id).await?;
    let view = MyRight {
        changes: store.right_changes(id).await?,
        rectifications: store.rectifications(id).await?,
        uses: store.mark_uses(&who.account, id).await?,
        artwork: store.artwork(&who.account, id).await?,
        most_mib: most_mib(),
        done: match visit.parameter("done") {
            "used" => Some(RightDone::Used),
            "artwork" => Some(RightDone::Artwork),
            "reported" => Some(RightDone::Reported),
            _ => None,
        },
        right,
    };
    Ok(my::authorisation(&visit.cx, view, forms))
}

pub(crate) async fn one(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => page_of(&signed.visit, who, &named(part), blank(&signed.visit)).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn use_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/my/authorisations/{id}?done=used");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let typed = (post.field("day"), post.field("batch"), post.field("note"));
        post.app().accounts.record_use(&who, &id, typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = MyRightForms { usage: form, ..blank(&post.visit) };
        page_of(&post.visit, &post.principal()?, &id, forms).await
    };
    post.finish(done, again).await
}

pub(crate) async fn artwork_sent(part: Part, mut sent: FilePost) -> Response {
    let id = named(part);
    let location = format!("/my/authorisations/{id}?done=artwork");
    let acting = match sent.post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post.principal()?;
        let app = sent.post.app().clone();
        app.accounts.own_right(&who, &id).await?;
        let file = sent.raw()?.ok_or_else(|| Refused::field("artwork", Fault::Missing))?;
        let upload = keep(&sent.post, file.bytes, &file.name).await?;
        app.accounts.keep_artwork(&who, &id, &upload, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = MyRightForms { artwork: form, ..blank(&post.visit) };
        page_of(&post.visit, &post.principal()?, &id, forms).await
    };
    sent.post.finish(done, again).await
}

pub(crate) async fn report_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/my/authorisations/{id}?done=reported");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        post.app().accounts.report_rectification(&who, &id, post.field("report"), &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = MyRightForms { report: form, ..blank(&post.visit) };
        page_of(&post.visit, &post.principal()?, &id, forms).await
    };
    post.finish(done, again).await
}

/// Keeps artwork byte for byte where it is of a kind that is taken.
async fn keep(post: &Post, bytes: Vec<u8>, name: &str) -> Result<Upload, Refused> {
    let app = post.app().clone();
    let owner = post.who()?.account.id.clone();
    let named = name.to_owned();
    let looked = tokio::task::spawn_blocking(move || (examine_artwork(&bytes, &named), bytes)).await;
    // A decoder that panics has met a damaged file.
    let (kind, bytes) = looked.map_err(|_| Refused::field("artwork", Fault::FileBad))?;
    let kind = kind.map_err(|error| match error {
        UploadError::Busy | UploadError::Slow => Refused::Busy,
        UploadError::TooLarge { .. } => {
            Refused::Faults(vec![FieldFault::bound("artwork", Fault::FileSize, most_mib())])
        }
        UploadError::Kind | UploadError::Mismatch => Refused::field("artwork", Fault::ArtworkKind),
        _ => Refused::field("artwork", Fault::FileBad),
    })?;
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let hash = app.uploads.apart(move |store| store.put(&bytes)).await.map_err(|error| {
        tracing::error!(%error, "a file could not be kept");
        Refused::Busy
    })?;
    Ok(Upload {
        id: app.clock.id(),
        sha256: hash.to_string(),
        owner,
        name: crate::uploads::plain_name(name),
        media: kind.media_type().to_owned(),
        size,
        at: app.clock.micros(),
    })
}

/// An artwork file, as it came: mere bytes in a sandbox.
pub(crate) async fn artwork(parts: Result<Path<(String, String)>, PathRejection>, signed: Signed) -> Response {
    let response = async {
        let who = signed.principal()?;
        let Ok(Path((id, file))) = parts else { return Err(Refused::Missing) };
        let (id, file) = (named(Ok(Path(id))), named(Ok(Path(file))));
        signed.visit.app.accounts.own_right(who, &id).await?;
        let files = signed.visit.app.store.artwork(&who.account, &id).await?;
        let upload = files.into_iter().find(|upload| upload.id == file).ok_or(Refused::Missing)?;
        let hash: FileHash = upload.sha256.parse().map_err(|_| Refused::Fault("hash"))?;
        Ok(attachment_response(opened(&signed.visit.app, hash).await?, &upload.name, None))
    };
    match response.await {
        Ok(response) => response,
        Err(refused) => signed.show(Err(refused)).await,
    }
}
