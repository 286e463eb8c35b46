//! The papers of an application: which are asked for by which way, and what is taken instead.

use super::{ChangeOf, Kind, Route};
use crate::coded::coded;

coded! {
    /// A paper that the applicant brings. The application form itself is made from the statement, and the site check
    /// report by the office of the place (as in 陕知发〔2025〕35号): neither is uploaded.
    pub enum PaperKind {
        /// 营业执照.
        BusinessLicence "business_licence",
        /// 产品检验报告, of a qualified body.
        TestReport "test_report",
        /// 产地证明材料: that the place of production is the applicant's to use. A land contract, a deed, a certificate of
        /// the village or town.
        PlaceProof "place_proof",
        /// 食品生产许可证, where the goods are food that takes one.
        FoodLicence "food_licence",
        /// 包装标签设计稿.
        LabelDesign "label_design",
        /// 会员证明: of the registrant of the collective mark.
        MembershipProof "membership_proof",
        /// 商标使用许可合同.
        LicenceContract "licence_contract",
        /// 商标使用许可备案通知书 or 公告.
        FilingNotice "filing_notice",
        /// 变更证明材料.
        ChangeProof "change_proof",
    }
}

/// How much a paper is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Without it the application cannot be handed in.
    Must,
    /// It helps, or it depends on the goods: the office may ask for it.
    May,
}

/// The papers of an application, in the order of the list that applicants see.
#[must_use]
pub fn papers(kind: Kind, change_of: Option<ChangeOf>, route: Route) -> Vec<(PaperKind, Asked)> {
    use Asked::{May, Must};
    use PaperKind as P;
    match (kind, route) {
        (Kind::GivingUp, _) => vec![(P::BusinessLicence, May)],
        (Kind::Change, _) => {
            let place = change_of == Some(ChangeOf::Place);
            let product = change_of == Some(ChangeOf::Product);
            let mut list = vec![(P::BusinessLicence, Must), (P::ChangeProof, Must)];
            list.extend(place.then_some((P::PlaceProof, Must)));
            list.extend(product.then_some((P::TestReport, Must)));
            list
        }
        (Kind::New, Route::GiProduct) => vec![
            (P::BusinessLicence, Must),
            (P::TestReport, Must),
            (P::PlaceProof, Must),
            (P::FoodLicence, May),
            (P::LabelDesign, May),
        ],
        (Kind::New, Route::Membership) => {
            vec![(P::BusinessLicence, Must), (P::MembershipProof, Must), (P::TestReport, May), (P::LabelDesign, May)]
        }
        (Kind::New, Route::Licence) => vec![
            (P::BusinessLicence, Must),
            (P::LicenceContract, Must),
            (P::FilingNotice, Must),
            (P::TestReport, May),
            (P::LabelDesign, May),
        ],
    }
}
