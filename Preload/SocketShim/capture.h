/* capture.h — SOCKET_WRAPPER_PCAP_FILE: what goes through the lot, as packets that Wireshark reads.
 *
 * Every packet is written by its sender, so a file that all processes share has each once.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CAPTURE_H
#define CAPTURE_H

#include "sockets.h"

#include <sys/uio.h>

extern SHIM_LOCAL bool capture_is_on;

/* Reads the environment. */
SHIM_LOCAL void capture_start(void);

/* A client is connected; a stream was written to, read from, is about to be closed; a datagram
 * goes. */
SHIM_LOCAL void capture_connected(struct sock *);
SHIM_LOCAL void capture_sent(struct sock *, const struct iovec *, size_t count, size_t size);
SHIM_LOCAL void capture_received(struct sock *, size_t size);
SHIM_LOCAL void capture_closed(struct sock *);
SHIM_LOCAL void capture_datagram(struct place from, struct place to, const struct iovec *,
                                 size_t count);

#endif
