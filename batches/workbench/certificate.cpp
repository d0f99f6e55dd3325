// SPDX-License-Identifier: Apache-2.0
#include "batches/workbench/certificate.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <memory>

#include "batches/export/files.h"
#include "lockbox/failure.h"

namespace lockbox::batches::workbench {
namespace {

struct Frees {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(BIO* stream) const { BIO_free(stream); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};
template <class T>
using Owned = std::unique_ptr<T, Frees>;

constexpr long ten_years_s = 10L * 365 * 24 * 60 * 60;

[[noreturn]] void fail() {
    throw WorldFailure("a certificate cannot be made.", "Check the installation of OpenSSL.");
}
template <class T>
Owned<T> owned(T* pointer) {
    if (!pointer) fail();
    return Owned<T>(pointer);
}
void must(int result) {
    if (result <= 0) fail();
}

std::string machine_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "localhost";
    return name.data();
}

/// The names for which browsers take the certificate.
std::string alternative_names(std::string const& address) {
    std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    if (machine_name() != "localhost") names += ",DNS:" + machine_name();
    bool const is_number =
        !address.empty() && address.find_first_not_of("0123456789.") == std::string::npos;
    if (is_number && address != "127.0.0.1" && address != "0.0.0.0") names += ",IP:" + address;
    return names;
}

void add_extension(X509* certificate, int kind, std::string const& value) {
    auto const extension = owned(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str()));
    must(X509_add_ext(certificate, extension.get(), -1));
}

Owned<X509> self_signed(EVP_PKEY* key, std::string const& address) {
    auto certificate = owned(X509_new());
    must(X509_set_version(certificate.get(), 2));  // counts from 0: version 3
    std::array<unsigned char, 8> serial{};
    must(RAND_bytes(serial.data(), static_cast<int>(serial.size())));
    long number = 0;
    std::memcpy(&number, serial.data(), sizeof number);
    must(ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), number & 0x7fffffffffffffff));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -24L * 60 * 60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), ten_years_s);
    must(X509_set_pubkey(certificate.get(), key));
    X509_NAME* const subject = X509_get_subject_name(certificate.get());
    std::string const name = machine_name().substr(0, 64);  // ub-common-name
    // The library takes text as unsigned characters.
    must(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<unsigned char const*>(name.c_str()), -1, -1,
                                    0));
    must(X509_set_issuer_name(certificate.get(), subject));
    add_extension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(certificate.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(certificate.get(), NID_ext_key_usage, "serverAuth");
    add_extension(certificate.get(), NID_subject_alt_name, alternative_names(address));
    must(X509_sign(certificate.get(), key, EVP_sha256()));
    return certificate;
}

std::string text_of(BIO* stream) {
    char* bytes = nullptr;
    long const size = BIO_get_mem_data(stream, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace

CertificateFiles certificate_of(std::filesystem::path const& site, std::string const& address) {
    CertificateFiles const files{site / "serve-certificate.pem", site / "serve-key.pem"};
    bool const there = std::filesystem::exists(files.certificate);
    if (there != std::filesystem::exists(files.key))
        throw WorldFailure(fmt::format("only one of {} and {} is there.",
                                       files.certificate.string(), files.key.string()),
                           "Put the other back, or remove both: a new certificate is made then.");
    if (there) return files;
    auto const key = owned(EVP_EC_gen("P-256"));
    auto const certificate = self_signed(key.get(), address);
    auto const stream = owned(BIO_new(BIO_s_mem()));
    must(PEM_write_bio_PrivateKey(stream.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr));
    write_file(files.key, text_of(stream.get()));
    auto const second = owned(BIO_new(BIO_s_mem()));
    must(PEM_write_bio_X509(second.get(), certificate.get()));
    write_file(files.certificate, text_of(second.get()));
    return files;
}

std::string fingerprint_of(CertificateFiles const& files) {
    auto const stream = owned(BIO_new_file(files.certificate.c_str(), "r"));
    auto const certificate = owned(PEM_read_bio_X509(stream.get(), nullptr, nullptr, nullptr));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    must(X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size));
    std::string text;
    for (unsigned int i = 0; i < size; ++i)
        text += fmt::format("{}{:02X}", i == 0 ? "" : ":", digest[i]);
    return text;
}

}  // namespace lockbox::batches::workbench
