/* lookup.c — getaddrinfo in a lot, one address at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "lookup.h"
#include "hosts_file.h"
#include "world.h"

#include <arpa/inet.h>
#include <string.h>

/* A list that grows, and what is asked for each address in it. */
struct answer {
    const char *node;
    const char *service;
    struct addrinfo hints;
    struct addrinfo *first;
    int error; /* of the last question */
};

static void append(struct answer *answer, struct addrinfo *more)
{
    struct addrinfo **end = &answer->first;

    while (*end)
        end = &(*end)->ai_next;
    *end = more;
}

/* Asks libc for one address, which it need not sort. */
static void ask(struct answer *answer, const char *numeric, int family)
{
    struct addrinfo hints = answer->hints, *found = NULL;

    hints.ai_family = family;
    hints.ai_flags |= numeric ? AI_NUMERICHOST : 0;
    if (numeric && answer->first)
        hints.ai_flags &= ~AI_CANONNAME; /* the first answer alone bears it */
    answer->error = REAL(getaddrinfo)(numeric, answer->service, &hints, &found);
    if (!answer->error)
        append(answer, found);
}

static void name_canonically(struct answer *answer, const char *name)
{
    char *copy = answer->first && answer->first->ai_canonname ? strdup(name) : NULL;

    if (copy) {
        free(answer->first->ai_canonname);
        answer->first->ai_canonname = copy;
    }
}

/* The file may have an address twice: "::1 localhost" also counts as 127.0.0.1. */
static bool is_repeated(char *const *addresses, size_t index, size_t length)
{
    for (size_t i = 0; i < index; i++)
        if (memcmp(addresses[i], addresses[index], length) == 0)
            return true;
    return false;
}

/* Adds the addresses of `file_family` that the hosts file has, for a socket of `family`. */
static void ask_file(struct answer *answer, int file_family, int family)
{
    struct hostent entry, *there = NULL;
    char text[16384], numeric[INET6_ADDRSTRLEN];
    int error;

    if (REAL(gethostbyname2_r)(answer->node, file_family, &entry, text, sizeof text, &there,
                               &error) != 0 ||
        !there)
        return;
    for (size_t i = 0; there->h_addr_list[i]; i++)
        if (!is_repeated(there->h_addr_list, i, (size_t)there->h_length) &&
            inet_ntop(file_family, there->h_addr_list[i], numeric, sizeof numeric))
            ask(answer, numeric, family);
    name_canonically(answer, there->h_name);
}

/* The family of the host's addresses, where they are of one family only. */
static int family_of_host(void)
{
    bool v4 = false, v6 = false;

    for (size_t i = 0; i < world()->addresses; i++)
        *(ip_is_v4(world()->address[i]) ? &v4 : &v6) = true;
    return v4 == v6 ? AF_UNSPEC : v4 ? AF_INET : AF_INET6;
}

/* AI_ADDRCONFIG wants the families that the machine's interfaces have. Libc would look at the real
 * ones, and on a machine without any refuse even 10.0.0.1. In a lot the host's family is preferred,
 * and the other one does when there is no answer. */
static void ask_both(struct answer *answer, bool configured)
{
    const int first = family_of_host() == AF_INET ? AF_INET : AF_INET6;

    ask_file(answer, first, first);
    if (!answer->first || !configured || family_of_host() == AF_UNSPEC)
        ask_file(answer, first == AF_INET ? AF_INET6 : AF_INET,
                 first == AF_INET ? AF_INET6 : AF_INET);
}

static void ask_name(struct answer *answer, bool configured)
{
    const struct addrinfo *hints = &answer->hints;
    const bool mapped = hints->ai_family == AF_INET6 && hints->ai_flags & AI_V4MAPPED;

    if (hints->ai_family == AF_UNSPEC)
        ask_both(answer, configured);
    else
        ask_file(answer, hints->ai_family, hints->ai_family);
    if (mapped && (!answer->first || hints->ai_flags & AI_ALL))
        ask_file(answer, AF_INET, AF_INET6);
}

/* No name: the wildcard for a listener, v4 first as libc has it, or the loopback, v6 first. */
static void ask_nameless(struct answer *answer)
{
    const bool passive = answer->hints.ai_flags & AI_PASSIVE;

    if (answer->hints.ai_family != AF_UNSPEC) {
        ask(answer, NULL, answer->hints.ai_family);
        return;
    }
    ask(answer, NULL, passive ? AF_INET : AF_INET6);
    if (!answer->error)
        ask(answer, NULL, passive ? AF_INET6 : AF_INET);
}

static void ask_anything(struct answer *answer, bool configured)
{
    if (!answer->node) {
        ask_nameless(answer);
        return;
    }
    ask(answer, answer->node, answer->hints.ai_family);
    if (answer->error == EAI_NONAME && !(answer->hints.ai_flags & AI_NUMERICHOST))
        ask_name(answer, configured);
}

int lookup(const char *node, const char *service, const struct addrinfo *hints,
           struct addrinfo **found)
{
    /* What glibc takes no hints to mean. */
    static const struct addrinfo none = {.ai_flags = AI_V4MAPPED | AI_ADDRCONFIG};
    struct answer answer = {.node = node, .service = service, .hints = hints ? *hints : none};
    const bool configured = answer.hints.ai_flags & AI_ADDRCONFIG;

    hosts_file_only();
    answer.hints.ai_flags &= ~AI_ADDRCONFIG;
    ask_anything(&answer, configured);
    if (!answer.first && answer.error == EAI_NONAME && node &&
        !(answer.hints.ai_flags & AI_NUMERICHOST))
        hosts_file_lacks(node);
    if (!answer.first)
        return answer.error;
    *found = answer.first;
    return 0;
}
