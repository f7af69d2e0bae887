/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "name_server.h"
#include "names.h"

#include <string.h>

/* A question while the files are asked. */
struct inquiry {
    const struct dns_question *question;
    struct dns_answer *answer;
};

static bool is_wanted(const struct dns_question *question, int family)
{
    return question->type == DNS_ANY || question->type == (family == AF_INET ? DNS_A : DNS_AAAA);
}

static bool take_address(const struct host_address *address, const char *line, void *context)
{
    const struct inquiry *inquiry = context;

    (void)line;
    if (is_wanted(inquiry->question, address->family))
        dns_add_address(inquiry->answer, address);
    return true;
}

static bool ask_name(const struct snapshot *file, void *context)
{
    const struct inquiry *inquiry = context;

    return host_addresses(file, inquiry->question->name, take_address, context);
}

static void add_first_name(struct dns_answer *answer, const char *line)
{
    const struct word first = host_first_name(line);
    char name[DNS_NAME_LIMIT];

    if (first.length >= sizeof name)
        return;
    memcpy(name, first.start, first.length);
    name[first.length] = '\0';
    dns_add_name(answer, name);
}

static bool ask_address(const struct snapshot *file, void *context)
{
    const struct inquiry *inquiry = context;
    struct host_address address;
    const char *line;

    if (!dns_address(inquiry->question->name, &address))
        return false;
    line = host_by_address(file, &address);
    if (line && (inquiry->question->type == DNS_PTR || inquiry->question->type == DNS_ANY))
        add_first_name(inquiry->answer, line);
    return line != NULL;
}

static bool ask_anything(const struct snapshot *file, void *context)
{
    return ask_name(file, context) || ask_address(file, context);
}

struct reply name_server_answer(const struct dns_question *question, const unsigned char *query,
                                unsigned char *room, size_t size)
{
    struct dns_answer answer;
    struct inquiry inquiry = {question, &answer};
    struct reply reply = {.code = DNS_NO_SUCH_NAME};
    const bool internet = question->class == DNS_IN || question->class == DNS_ANY;

    dns_begin(&answer, room, size, query, question);
    if (internet && names_ask(NAME_HOSTS, ask_anything, &inquiry))
        reply.code = DNS_FINE;
    reply.is_empty = reply.code == DNS_FINE && answer.records == 0;
    reply.length = dns_end(&answer, reply.code);
    return reply;
}

size_t name_server_reject(const unsigned char *query, size_t length, unsigned char *room,
                          size_t size)
{
    static const struct dns_question nothing;
    struct dns_answer answer;

    if (length < DNS_HEAD || size < DNS_HEAD)
        return 0;
    dns_begin(&answer, room, size, query, &nothing);
    dns_end(&answer, DNS_BAD_FORMAT);
    room[5] = 0; /* no question */
    return DNS_HEAD;
}
