### Brands

brand-heading = 品牌
brand-intro = 老字号、商标持有人和品牌企业。品牌荣誉与地理标志是两回事，这里分开列出。
brand-time-honoured-heading = 老字号
brand-time-honoured-explain = “中华老字号”“河南老字号”由商务主管部门认定，不是使用地理标志的许可。
brand-speciality = 特产食品品牌企业
brand-trademarks-heading = 地理标志商标
brand-trademarks-explain = 资料写明为集体商标、证明商标或地理标志商标的产品。
brand-holders-heading = 登记与商标的权利人、申请人
brand-firms-heading = 品牌企业
brand-column-brand = 品牌
brand-column-award = 荣誉或登记
brand-empty = 没有相符的品牌。
