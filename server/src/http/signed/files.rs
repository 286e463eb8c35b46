//! Claims of one's own with their papers, and handing papers out.

use super::super::multipart::{FormError, SentFile, SentForm};
use super::super::post::Post;
use super::super::visit::Visit;
use super::super::{App, attachment_response, render};
use super::my::file_fault;
use super::{Part, Signed, named};
use crate::services::claims::NewClaim;
use crate::services::refused::Refused;
use crate::uploads::{
    CleanFile, FileHash, FileLink, Kind, LARGEST_MEGAPIXELS, LARGEST_PDF, LINK_SECONDS, LinkError, LinkPage, OpenFile,
};
use app::Page;
use app::pages::my::{self, ClaimDone};
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Request, State};
use axum::http::header::{LOCATION, USER_AGENT};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use daodi::audit::{Action, ObjectKind};
use daodi::form::{Fault, FieldFault, Form};
use daodi::people::{Principal, Upload};
use daodi::ports::{Grounds, People, Trail};
use std::convert::Infallible;
use std::sync::Arc;

/// Most MiB of a paper, as the form says.
pub(super) fn most_mib() -> u32 {
    u32::try_from(LARGEST_PDF / 1024 / 1024).unwrap_or(u32::MAX)
}

/// A form with a file.
pub(crate) struct FilePost {
    /// The form.
    pub(super) post: Post,
    sent: Result<SentForm, FormError>,
}

impl FromRequest<Arc<App>> for FilePost {
    type Rejection = Infallible;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Infallible> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, app).await;
        let who = parts.extensions.get::<super::super::access::Who>().cloned();
        let agent = agent(&parts.headers);
        let sent = SentForm::read(Request::from_parts(parts, body)).await;
        let pairs = sent.as_ref().map(|form| form.fields.clone()).unwrap_or_default();
        let pairs = pairs.into_iter().map(|(name, value)| (name, value.replace('\0', ""))).collect();
        Ok(Self { post: Post::new(visit, who, pairs, agent), sent })
    }
}

fn agent(headers: &HeaderMap) -> String {
    headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
}

impl FilePost {
    /// The form's one file as it was sent; none where none was. Nothing of it is to be believed.
    pub(super) fn raw(&mut self) -> Result<Option<SentFile>, Refused> {
        match &mut self.sent {
            Ok(form) => {
                let at = form.files.iter().position(|file| !file.bytes.is_empty());
                Ok(at.map(|at| form.files.swap_remove(at)))
            }
            Err(FormError::Busy | FormError::Slow) => Err(Refused::Busy),
            Err(FormError::FileTooLarge { .. } | FormError::TooLarge) => {
                Err(Refused::Faults(vec![FieldFault::bound("form", Fault::FileSize, 10)]))
            }
            Err(_) => Err(Refused::field("form", Fault::FileBad)),
        }
    }

    /// The file that was sent under a name, cleaned; none where none was. Nothing is kept yet.
    pub(super) async fn clean(&mut self, field: &'static str) -> Result<Option<CleanFile>, Refused> {
        let form = match &mut self.sent {
            Ok(form) => form,
            Err(FormError::Busy | FormError::Slow) => return Err(Refused::Busy),
            Err(FormError::FileTooLarge { .. } | FormError::TooLarge) => {
                return Err(Refused::Faults(vec![file_fault(field, "too_large", most_mib())]));
            }
            Err(_) => return Err(Refused::field(field, Fault::FileBad)),
        };
        let Some(at) = form.files.iter().position(|file| file.field == field && !file.bytes.is_empty()) else {
            return Ok(None);
        };
        let file = form.files.swap_remove(at);
        let app = self.post.app().clone();
        let clean = app.uploads.cleaner.clean(file.bytes, &file.name, &file.media_type).await.map_err(|error| {
            use crate::uploads::UploadError;
            match error {
                UploadError::Busy | UploadError::Slow => Refused::Busy,
                UploadError::TooLarge { .. } => Refused::Faults(vec![file_fault(field, "too_large", most_mib())]),
                UploadError::Kind | UploadError::Mismatch => Refused::Faults(vec![file_fault(field, "kind", 0)]),
                UploadError::Dimensions => Refused::Faults(vec![file_fault(field, "points", LARGEST_MEGAPIXELS)]),
                _ => Refused::Faults(vec![file_fault(field, "bad", 0)]),
            }
        })?;
        Ok(Some(clean))
    }

    /// A file as it was sent, for a reader of its own; none where none was sent.
    pub(super) fn sent_as(
        &mut self,
        field: &'static str,
        too_large: Fault,
    ) -> Result<Option<(String, Vec<u8>)>, Refused> {
        let form = match &mut self.sent {
            Ok(form) => form,
            Err(FormError::Busy | FormError::Slow) => return Err(Refused::Busy),
            Err(FormError::FileTooLarge { .. } | FormError::TooLarge | FormError::TooMuchText) => {
                return Err(Refused::field(field, too_large));
            }
            Err(_) => return Err(Refused::field(field, Fault::FileBad)),
        };
        let at = form.files.iter().position(|file| file.field == field && !file.bytes.is_empty());
        Ok(at.map(|at| form.files.swap_remove(at)).map(|file| (file.name, file.bytes)))
    }

    /// The form's text fields and who sent it.
    pub(super) fn post(&mut self) -> &mut Post {
        &mut self.post
    }

    /// The form without its files.
    pub(super) fn into_post(self) -> Post {
        self.post
    }

    /// Keeps a file, whose row is to be written next. Where that fails, the job that removes files without a row finds it.
    pub(super) async fn keep(&self, clean: CleanFile) -> Result<Upload, Refused> {
        let app = self.post.app().clone();
        let owner = self.post.who()?.account.id.clone();
        let (name, media) = (clean.name.clone(), clean.kind.media_type());
        let size = i64::try_from(clean.bytes.len()).unwrap_or(0);
        let hash = app.uploads.keep(clean).await.map_err(|error| {
            tracing::error!(%error, "a file could not be kept");
            Refused::Busy
        })?;
        Ok(Upload {
            id: app.clock.id(),
            sha256: hash.to_string(),
            owner,
            name,
            media: media.to_owned(),
            size,
            at: app.clock.micros(),
        })
    }
}

fn new_page(visit: &Visit, form: &Form) -> Page {
    my::claim_new(&visit.cx, my::ClaimNew { most_mib: most_mib() }, form)
}

pub(crate) async fn claim_new(signed: Signed) -> Response {
    let page = new_page(&signed.visit, &signed.form());
    signed.show(Ok(page)).await
}

pub(crate) async fn claim_new_sent(mut sent: FilePost) -> Response {
    let acting = match sent.post.begin("/my/claims/{object}?done=made").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post.principal()?;
        let file = sent.clean("licence").await?;
        let post = &sent.post;
        let field = |name: &str| post.field(name).to_owned();
        let typed = NewClaim {
            uscc: field("uscc"),
            enterprise_name: field("enterprise_name"),
            county: field("county"),
            statement: field("statement"),
        };
        let register = post.visit.cx.register.clone();
        let accounts = &post.app().accounts;
        let claim = accounts.read_claim(&who, &register, &typed).await?;
        let file = match file {
            Some(file) => Some(sent.keep(file).await?),
            None => None,
        };
        accounts.make_claim(&claim, file.as_ref(), &acting).await?;
        Ok(format!("/my/claims/{}?done=made", claim.id))
    };
    let done = done.await;
    sent.post.finish(done, async |post: &Post, form: Form| Ok(new_page(&post.visit, &form))).await
}

async fn claim_page(visit: &Visit, who: &Principal, id: &str, form: &Form) -> Result<Page, Refused> {
    let accounts = &visit.app.accounts;
    let claim = accounts.own_claim(&who.account, id).await?;
    let store = accounts.store();
    let office = match store.office(claim.county.unwrap_or(claim.prefecture)).await? {
        Some(record) => Some(record),
        None => store.office(claim.prefecture).await?,
    };
    let name =
        office.as_ref().map(|o| if visit.cx.english() { o.office.name_en.clone() } else { o.office.name.clone() });
    let view = my::MyClaim {
        files: store.uploads(ObjectKind::Claim.code(), id).await?,
        office: name.unwrap_or_default(),
        office_phone: office.as_ref().map(|o| o.phone.clone()).unwrap_or_default(),
        office_address: office.map(|o| o.address).unwrap_or_default(),
        most_mib: most_mib(),
        done: match visit.parameter("done") {
            "made" => Some(ClaimDone::Made),
            "withdrawn" => Some(ClaimDone::Withdrawn),
            "file" => Some(ClaimDone::FileAdded),
            _ => None,
        },
        claim,
    };
    Ok(my::claim(&visit.cx, view, form))
}

pub(crate) async fn claim(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => claim_page(&signed.visit, who, &named(part), &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn claim_withdraw_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/my/claims/{id}?done=withdrawn");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        post.app().accounts.withdraw_claim(&who.account, &id, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| claim_page(&post.visit, &post.principal()?, &id, &form).await)
        .await
}

pub(crate) async fn claim_file_sent(part: Part, mut sent: FilePost) -> Response {
    let id = named(part);
    let location = format!("/my/claims/{id}?done=file");
    let acting = match sent.post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post.principal()?;
        sent.post.app().accounts.own_open_claim(&who.account, &id).await?;
        let file = sent.clean("licence").await?.ok_or_else(|| Refused::field("licence", Fault::Missing))?;
        let file = sent.keep(file).await?;
        sent.post.app().accounts.attach(&who.account, &id, &file, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| claim_page(&post.visit, &post.principal()?, &id, &form).await;
    sent.post.finish(done, again).await
}

/// Hands a file out to somebody who may have it, as an attachment that can do nothing: from the files' own host where there
/// is one, by a link that holds for a minute.
async fn hand_out(visit: &Visit, upload: &Upload, page: LinkPage) -> Result<Response, Refused> {
    let app = &visit.app;
    let hash: FileHash = upload.sha256.parse().map_err(|_| Refused::Fault("hash"))?;
    let kind = Kind::of_media_type(&upload.media);
    let Some(host) = &app.config.files_host else {
        let file = opened(app, hash).await?;
        return Ok(attachment_response(file, &upload.name, kind));
    };
    let link = FileLink {
        id: upload.id.clone(),
        hash,
        kind: kind.ok_or(Refused::Fault("media type"))?,
        name: upload.name.clone(),
        page,
        until: app.clock.micros() / 1_000_000 + LINK_SECONDS,
    };
    let path = link.path(app.accounts.vault()).ok_or(Refused::Fault("file link"))?;
    Ok((StatusCode::SEE_OTHER, [(LOCATION, host.address(&app.site.public_url, &path))]).into_response())
}

pub(super) async fn opened(app: &App, hash: FileHash) -> Result<OpenFile, Refused> {
    let file = app.uploads.open(hash).await.map_err(|error| {
        tracing::error!(%error, "a file could not be opened");
        Refused::Busy
    })?;
    file.ok_or_else(|| {
        tracing::error!(sha256 = %hash, "a file on record is missing");
        Refused::Missing
    })
}

/// A file on the files' own host. Nothing is known of who asks, and no cookie is read: the link says it all.
pub(crate) async fn linked(
    State(app): State<Arc<App>>,
    parts: Result<Path<(String, String)>, PathRejection>,
) -> Response {
    let now = app.clock.micros() / 1_000_000;
    let link = match parts {
        Ok(Path((token, name))) => FileLink::read(&token, &name, app.accounts.vault(), now),
        Err(_) => Err(LinkError::Forged),
    };
    let url = &app.site.public_url;
    let (status, words, way) = match link {
        Ok(link) => match opened(&app, link.hash).await {
            Ok(file) => return attachment_response(file, &link.name, Some(link.kind)),
            Err(Refused::Missing) => {
                (StatusCode::NOT_FOUND, ("error-404-title", "error-404-what"), ("action-home", "/".to_owned()))
            }
            Err(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                ("error-503-title", "error-503-what"),
                ("error-link-again", link.page.path(&link.id)),
            ),
        },
        Err(LinkError::Over(page)) => {
            (StatusCode::GONE, ("error-link-over-title", "error-link-over-what"), ("error-link-again", page))
        }
        Err(LinkError::Forged) => (
            StatusCode::NOT_FOUND,
            ("error-link-forged-title", "error-link-forged-what"),
            ("action-home", "/".to_owned()),
        ),
    };
    render::apart(status, words, (way.0, &way.1), url)
}

pub(crate) async fn own_file(part: Part, signed: Signed) -> Response {
    let response = async {
        let who = signed.who()?;
        let store = signed.visit.app.accounts.store();
        let id = named(part);
        let upload = match store.upload_of(&who.account.id, &id).await? {
            Some(upload) => upload,
            // What a colleague brought for an application of one's enterprise is one's own as well.
            None => signed.visit.app.cases.own_paper(signed.principal()?, &id).await?,
        };
        hand_out(&signed.visit, &upload, LinkPage::Own).await
    };
    match response.await {
        Ok(response) => response,
        Err(refused) => signed.show(Err(refused)).await,
    }
}

pub(crate) async fn desk_file(part: Part, signed: Signed) -> Response {
    let response = async {
        let who = signed.principal()?;
        let office = who.office_code().unwrap_or(daodi::identifiers::DivisionCode::HENAN);
        let store = signed.visit.app.accounts.store();
        let id = named(part);
        let upload = match store.upload_in(office, &id).await? {
            Some(upload) => upload,
            // What a base was declared with, or a paper of an application.
            None => match store.ground_file_in(office, &id).await? {
                Some(upload) => upload,
                None => signed.visit.app.cases.desk_paper(who, &id).await?,
            },
        };
        // A paper shows who somebody is: whoever opens it stands in the trail.
        let acting = super::super::refusals::acting(&signed.visit, Some(signed.who()?));
        let act = acting.act(signed.visit.app.clock, Action::FileRead, ObjectKind::File, &upload.id);
        signed.visit.app.store.record(&act).await?;
        hand_out(&signed.visit, &upload, LinkPage::Desk).await
    };
    match response.await {
        Ok(response) => response,
        Err(refused) => signed.show(Err(refused)).await,
    }
}
