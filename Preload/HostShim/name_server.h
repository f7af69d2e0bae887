/* name_server.h — what a name server would answer that knew the hosts files and nothing else.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAME_SERVER_H
#define NAME_SERVER_H

#include "dns_message.h"
#include "shim.h"

struct reply {
    size_t length; /* of the whole message, which may exceed the room */
    enum dns_code code;
    bool is_empty; /* the name is known, but has no such record */
};

/* Writes the answer to `question` into the room; `query` is the message it came in, or NULL. */
SHIM_LOCAL struct reply name_server_answer(const struct dns_question *, const unsigned char *query,
                                           unsigned char *room, size_t size);

/* The answer to a message that asks nothing that can be understood; 0 when it is too short even
 * for that. */
SHIM_LOCAL size_t name_server_reject(const unsigned char *query, size_t length, unsigned char *room,
                                     size_t size);

#endif
