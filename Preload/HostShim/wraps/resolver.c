/* The resolver's own calls (res_query and its kin) — they send to the name server of
 * /etc/resolv.conf from inside libc, where no shim sees it. With hosts files given, those answer in
 * its place, in real messages.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../lacking.h"
#include "../name_server.h"
#include "../names.h"

#include <arpa/nameser.h>
#include <limits.h>
#include <stdio.h>

/* What a caller of res_query is told, in h_errno. */
static int verdict(const struct reply *reply)
{
    if (reply->code != DNS_FINE)
        h_errno = HOST_NOT_FOUND;
    else if (reply->is_empty)
        h_errno = NO_DATA;
    else
        return (int)reply->length;
    return -1;
}

/* Whether the answer is libc's: no hosts are given, or the name is none of theirs and may go out.
 */
static bool is_libc_s(const struct reply *reply)
{
    return reply->code == DNS_NO_SUCH_NAME && names_allow_dns();
}

/* Returns false when libc has to answer. */
static bool query(const char *name, int class, int type, unsigned char *answer, int size,
                  int *result)
{
    struct dns_question question;
    struct reply reply;

    if (!names_given(NAME_HOSTS))
        return false;
    if (!dns_ask(name, class, type, &question)) {
        h_errno = NO_RECOVERY;
        *result = -1;
        return true;
    }
    reply = name_server_answer(&question, NULL, answer, size > 0 ? (size_t)size : 0);
    if (reply.code == DNS_NO_SUCH_NAME && !names_allow_dns())
        hosts_lack(question.name);
    *result = verdict(&reply);
    return !is_libc_s(&reply);
}

static bool query_domain(const char *name, const char *domain, int class, int type,
                         unsigned char *answer, int size, int *result)
{
    /* What is cut here is too long for DNS anyway. */
    char whole[2 * DNS_NAME_LIMIT];

    if (domain && *domain)
        snprintf(whole, sizeof whole, "%s.%s", name, domain);
    else
        snprintf(whole, sizeof whole, "%s", name);
    return query(whole, class, type, answer, size, result);
}

static bool send_message(const unsigned char *message, int length, unsigned char *answer, int size,
                         int *result)
{
    struct dns_question question;
    struct reply reply = {.code = DNS_BAD_FORMAT};
    const size_t room = size > 0 ? (size_t)size : 0, known = length > 0 ? (size_t)length : 0;

    if (!names_given(NAME_HOSTS))
        return false;
    if (dns_read_question(message, known, &question))
        reply = name_server_answer(&question, message, answer, room);
    else
        reply.length = name_server_reject(message, known, answer, room);
    *result = reply.length ? (int)reply.length : shim_fail(EINVAL);
    return !is_libc_s(&reply);
}

static int noted(res_state state, int result)
{
    state->res_h_errno = result < 0 ? h_errno : 0;
    return result;
}

#define ANSWERS(name, parameters, real_arguments, ours, outcome)                                   \
    SHIM_EXPORT int name parameters                                                                \
    {                                                                                              \
        int result;                                                                                \
        return ours ? outcome : REAL(name) real_arguments;                                         \
    }

#define ASKS(name)                                                                                 \
    ANSWERS(name, (const char *host, int class, int type, unsigned char *answer, int size),        \
            (host, class, type, answer, size), query(host, class, type, answer, size, &result),    \
            result)
#define ASKS_DOMAIN(name)                                                                          \
    ANSWERS(name,                                                                                  \
            (const char *host, const char *domain, int class, int type, unsigned char *answer,     \
             int size),                                                                            \
            (host, domain, class, type, answer, size),                                             \
            query_domain(host, domain, class, type, answer, size, &result), result)
#define SENDS(name)                                                                                \
    ANSWERS(name, (const unsigned char *message, int length, unsigned char *answer, int size),     \
            (message, length, answer, size), send_message(message, length, answer, size, &result), \
            result)

ASKS(res_query)
ASKS(res_search)
ASKS_DOMAIN(res_querydomain)
SENDS(res_send)
ASKS(__res_query)
ASKS(__res_search)
ASKS_DOMAIN(__res_querydomain)
SENDS(__res_send)

#define STATE_ASKS(name)                                                                           \
    ANSWERS(                                                                                       \
        name,                                                                                      \
        (res_state state, const char *host, int class, int type, unsigned char *answer, int size), \
        (state, host, class, type, answer, size), query(host, class, type, answer, size, &result), \
        noted(state, result))
#define STATE_ASKS_DOMAIN(name)                                                                    \
    ANSWERS(name,                                                                                  \
            (res_state state, const char *host, const char *domain, int class, int type,           \
             unsigned char *answer, int size),                                                     \
            (state, host, domain, class, type, answer, size),                                      \
            query_domain(host, domain, class, type, answer, size, &result), noted(state, result))
#define STATE_SENDS(name)                                                                          \
    ANSWERS(name,                                                                                  \
            (res_state state, const unsigned char *message, int length, unsigned char *answer,     \
             int size),                                                                            \
            (state, message, length, answer, size),                                                \
            send_message(message, length, answer, size, &result), result)

STATE_ASKS(res_nquery)
STATE_ASKS(res_nsearch)
STATE_ASKS_DOMAIN(res_nquerydomain)
STATE_SENDS(res_nsend)
STATE_ASKS(__res_nquery)
STATE_ASKS(__res_nsearch)
STATE_ASKS_DOMAIN(__res_nquerydomain)
STATE_SENDS(__res_nsend)
