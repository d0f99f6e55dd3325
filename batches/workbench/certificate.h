// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace lockbox::batches::workbench {

/// The server's certificate and its key, as PEM files of the site.
struct CertificateFiles {
    std::filesystem::path certificate;  ///< `serve-certificate.pem`
    std::filesystem::path key;          ///< `serve-key.pem`; its owner's alone.
};

/// Those of the site. Where neither is there, a self-signed certificate for `localhost`, the
/// machine's name and `address` is made (ECDSA P-256, ten years): browsers warn of it until it is
/// trusted, or replaced by one of the site's own authority under the same names. Throws
/// WorldFailure.
CertificateFiles certificate_of(std::filesystem::path const& site, std::string const& address);

/// SHA-256 of the certificate, as browsers show it: `AB:CD:…`.
std::string fingerprint_of(CertificateFiles const& files);

}  // namespace lockbox::batches::workbench
