/* dns_message.h — the messages of DNS (RFC 1035), as far as a hosts file can answer them. Pure, and
 * fit for messages from anybody.
 *
 * An answer that does not fit is cut as the resolver cuts one: its TC bit is set, and the length
 * that it would have had is told.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DNS_MESSAGE_H
#define DNS_MESSAGE_H

#include "host_table.h"

#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { DNS_NAME_LIMIT = 256, DNS_HEAD = 12 };

enum dns_code { DNS_FINE = 0, DNS_BAD_FORMAT = 1, DNS_NO_SUCH_NAME = 3 };

/* Of types and classes, those that a hosts file knows of. */
enum {
    DNS_A = 1,
    DNS_PTR = 12,
    DNS_AAAA = 28,
    DNS_ANY = 255,
    DNS_IN = 1,
};

struct dns_question {
    char name[DNS_NAME_LIMIT]; /* with dots, without the last one; "" is the root */
    uint16_t type;
    uint16_t class;
};

/* Reads the question out of a query that asks exactly one. */
bool dns_read_question(const unsigned char *message, size_t length, struct dns_question *out);

/* Makes one of a name. Returns false when DNS has no such name: a label that is empty or longer
 * than 63 bytes, or more than 253 bytes in all. */
bool dns_ask(const char *name, int class, int type, struct dns_question *out);

/* Whether the name is that of an address, as 1.0.0.10.in-addr.arpa is that of 10.0.0.1. */
bool dns_address(const char *name, struct host_address *out);

/* An answer in the making. */
struct dns_answer {
    unsigned char *buffer;
    size_t room;
    size_t length; /* may exceed the room */
    uint16_t records;
    bool cut; /* longer than any message can be */
};

/* Begins with the head and the question. `query` is what is answered, for its number and its wish
 * for recursion, or NULL. */
void dns_begin(struct dns_answer *, unsigned char *buffer, size_t room, const unsigned char *query,
               const struct dns_question *);

/* Add a record about the question's name. */
void dns_add_address(struct dns_answer *, const struct host_address *);
void dns_add_name(struct dns_answer *, const char *name);

/* Completes the head. Returns the answer's length, which may exceed the room. */
size_t dns_end(struct dns_answer *, enum dns_code);

#pragma GCC visibility pop
#endif
