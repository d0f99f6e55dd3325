// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "batches/workbench/certificate.h"
#include "batches/workbench/desk.h"

namespace lockbox::batches::workbench {

struct ServerOptions {
    std::string address = "127.0.0.1";
    int port = 8443;                              ///< 0: any that is free.
    std::optional<CertificateFiles> certificate;  ///< Nothing: without TLS.
    int silence_s = 5;  ///< Somebody who says nothing for so long is cut off.
};

/// The desk on a network. Each connection has a thread, up to 200 at once; what comes after waits.
/// A request is at most 64 KiB; a connection
/// serves at most a hundred requests. Logs say method, path without its ids, status and
/// milliseconds, and nothing of what was asked or answered.
class Server {
public:
    Server(Desk& desk, ServerOptions const& options);
    ~Server();
    /// The port it listens on. Throws WorldFailure where it cannot.
    int bind();
    /// Until `stop`. Precondition: `bind` returned.
    void serve();
    /// May be called from any thread.
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace lockbox::batches::workbench
