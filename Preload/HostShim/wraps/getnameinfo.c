/* getnameinfo — the name that the hosts files have for an address, and the service's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "host_table.h"
#include "../growing.h"
#include "../module.h"
#include "../module_host.h"
#include "../names.h"
#include "../service.h"

#include <arpa/inet.h>
#include <string.h>

enum {
    HOST_NAME_LIMIT = 256,
    NI_IDN_FLAGS = 0xe0, /* NI_IDN and its two kin that <netdb.h> calls deprecated */
    KNOWN_FLAGS =
        NI_NUMERICHOST | NI_NUMERICSERV | NI_NOFQDN | NI_NAMEREQD | NI_DGRAM | NI_IDN_FLAGS,
};

/* What is asked, and where the host's name goes. */
struct question {
    const struct sockaddr *from;
    socklen_t length;
    int flags;
    char *host;
    size_t size;
    int error;
};

static struct host_address address_of(const struct sockaddr *from)
{
    struct host_address address = {.family = from->sa_family};

    if (from->sa_family == AF_INET)
        memcpy(address.byte, &((const struct sockaddr_in *)from)->sin_addr, 4);
    else
        memcpy(address.byte, &((const struct sockaddr_in6 *)from)->sin6_addr, 16);
    return address;
}

/* The domain that this host is in. */
struct domain {
    char own[HOST_NAME_LIMIT]; /* this host's name */
    char text[HOST_NAME_LIMIT];
};

static void take_domain(struct domain *domain, struct word name)
{
    const char *dot = memchr(name.start, '.', name.length);
    const size_t length = dot ? name.length - (size_t)(dot + 1 - name.start) : 0;

    if (length == 0 || length >= sizeof domain->text)
        return;
    memcpy(domain->text, dot + 1, length);
    domain->text[length] = '\0';
}

static bool take_canonical(const struct host_address *address, const char *line, void *context)
{
    (void)address;
    take_domain(context, host_first_name(line));
    return false;
}

static bool ask_canonical(const struct snapshot *file, void *context)
{
    const struct domain *domain = context;

    return host_addresses(file, domain->own, take_canonical, context);
}

/* Without the own domain, when that is wished: libc cuts the name where the domain first occurs in
 * it, be it at its end or not. */
static size_t short_length(const struct question *question, struct word name)
{
    struct domain domain = {"", ""};
    const char *found;

    if (!(question->flags & NI_NOFQDN) || gethostname(domain.own, sizeof domain.own - 1) != 0)
        return name.length;
    take_domain(&domain, (struct word){domain.own, strlen(domain.own)});
    if (!*domain.text)
        names_ask(NAME_HOSTS, ask_canonical, &domain);
    found = *domain.text ? memmem(name.start, name.length, domain.text, strlen(domain.text)) : NULL;
    return found && found > name.start && found[-1] == '.' ? (size_t)(found - 1 - name.start)
                                                           : name.length;
}

/* libc asks nobody for the name of "::". */
static bool is_wildcard_v6(const struct sockaddr *from)
{
    return from->sa_family == AF_INET6 &&
           IN6_IS_ADDR_UNSPECIFIED(&((const struct sockaddr_in6 *)from)->sin6_addr);
}

static void write_name(struct question *question, struct word name)
{
    const size_t length = short_length(question, name);

    if (length + 1 > question->size) {
        question->error = EAI_OVERFLOW;
        return;
    }
    memcpy(question->host, name.start, length);
    question->host[length] = '\0';
}

static bool take_name(const struct snapshot *file, void *context)
{
    struct question *question = context;
    const struct host_address address = address_of(question->from);
    const char *line = host_by_address(file, &address);

    if (line)
        write_name(question, host_first_name(line));
    return line != NULL;
}

static bool ask_module(struct question *question)
{
    const struct host_address address = address_of(question->from);
    const socklen_t length = (socklen_t)host_address_length(address.family);
    struct growing growing = {NULL, 0};
    struct hostent entry;
    int error = ERANGE;

    while (error == ERANGE && growing_more(&growing))
        error = module_host_by_address(
            address.byte, length, address.family,
            &(struct host_room){.entry = &entry, .buffer = growing.buffer, .size = growing.size});
    if (!error)
        write_name(question, (struct word){entry.h_name, strlen(entry.h_name)});
    free(growing.buffer);
    return !error;
}

static bool ask_for_name(struct question *question)
{
    if (is_wildcard_v6(question->from))
        return false;
    return names_ask(NAME_HOSTS, take_name, question) || (module_given() && ask_module(question));
}

static bool has_scope_by_name(const struct in6_addr *address)
{
    return IN6_IS_ADDR_LINKLOCAL(address) || IN6_IS_ADDR_MC_LINKLOCAL(address);
}

/* "%eth0" or "%7". What does not fit is cut, as libc cuts it. */
static int add_scope(struct question *question)
{
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)question->from;
    const size_t length = strlen(question->host), room = question->size - length;
    char name[IF_NAMESIZE];
    int added;

    if (has_scope_by_name(&six->sin6_addr) && if_indextoname(six->sin6_scope_id, name))
        added = snprintf(question->host + length, room, "%%%s", name);
    else
        added = snprintf(question->host + length, room, "%%%u", six->sin6_scope_id);
    return (size_t)added < room ? 0 : EAI_OVERFLOW;
}

static int write_number(struct question *question)
{
    const struct host_address address = address_of(question->from);

    if (!inet_ntop(address.family, address.byte, question->host, (socklen_t)question->size))
        return EAI_OVERFLOW;
    if (address.family == AF_INET6 && ((const struct sockaddr_in6 *)question->from)->sin6_scope_id)
        return add_scope(question);
    return 0;
}

static int ask_libc(const struct question *question)
{
    return REAL(getnameinfo)(question->from, question->length, question->host,
                             (socklen_t)question->size, NULL, 0, question->flags);
}

static int write_host(struct question *question)
{
    if (!question->host || question->size == 0)
        return 0;
    if (!names_given(NAME_HOSTS))
        return ask_libc(question);
    if (!(question->flags & NI_NUMERICHOST)) {
        if (ask_for_name(question))
            return question->error;
        if (names_allow_dns())
            return ask_libc(question);
    }
    return question->flags & NI_NAMEREQD ? EAI_NONAME : write_number(question);
}

static int write_service(const struct question *question, char *service, size_t size)
{
    /* In both families at the same place. */
    const in_port_t port = ((const struct sockaddr_in *)question->from)->sin_port;
    int error = ENOENT;

    if (!service || size == 0)
        return 0;
    if (!(question->flags & NI_NUMERICSERV))
        error = service_find_name(port, question->flags & NI_DGRAM ? "udp" : "tcp", service, size);
    if (error == ENOENT)
        error = (size_t)snprintf(service, size, "%u", ntohs(port)) < size ? 0 : ERANGE;
    return error == ERANGE ? EAI_OVERFLOW : error == ENOMEM ? EAI_MEMORY : 0;
}

static bool is_whole(const struct sockaddr *from, socklen_t length)
{
    if (from->sa_family == AF_INET)
        return length >= sizeof(struct sockaddr_in);
    return from->sa_family == AF_INET6 && length >= sizeof(struct sockaddr_in6);
}

static int tell(struct question *question, char *service, size_t service_size)
{
    int error;

    if (question->flags & ~KNOWN_FLAGS)
        return EAI_BADFLAGS;
    if (!is_whole(question->from, question->length))
        return EAI_FAMILY;
    if (question->flags & NI_NAMEREQD && !question->host && !service)
        return EAI_NONAME;
    error = write_host(question);
    return error ? error : write_service(question, service, service_size);
}

/* The path is libc's to tell; for the host it would ask the kernel, from inside. */
static int tell_local(const struct question *question, char *service, size_t service_size)
{
    const bool named = question->host && question->size > 0 && !(question->flags & NI_NUMERICHOST);
    const char *own = named ? names_hostname() : NULL;
    char machine[HOST_NAME_LIMIT];
    const int error =
        REAL(getnameinfo)(question->from, question->length, own ? machine : question->host,
                          own ? sizeof machine : (socklen_t)question->size, service,
                          (socklen_t)service_size, question->flags);

    if (error || !own)
        return error;
    if (strlen(own) + 1 > question->size)
        return EAI_OVERFLOW;
    strcpy(question->host, own);
    return 0;
}

SHIM_EXPORT int getnameinfo(const struct sockaddr *from, socklen_t length, char *host,
                            socklen_t host_size, char *service, socklen_t service_size, int flags)
{
    struct question question = {from, length, flags, host, host_size, 0};

    if (!from || length < sizeof(sa_family_t))
        return EAI_FAMILY;
    SHIM_KEEP_ERRNO;
    if (from->sa_family == AF_UNIX)
        return tell_local(&question, service, service_size);
    if (!names_given(NAME_HOSTS) && !names_given(NAME_SERVICES))
        return REAL(getnameinfo)(from, length, host, host_size, service, service_size, flags);
    return tell(&question, service, service_size);
}
