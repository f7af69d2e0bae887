/* services.c — lines of a services file: "http  80/tcp  www  # a comment".
 * SPDX-License-Identifier: Apache-2.0 */
#include "tables.h"
#include "builder.h"
#include "shelf.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

enum { BY_NAME, BY_PORT };

struct service {
    struct word name, protocol;
    int port;
    const char *aliases;
};

/* As libc does: any number of slashes, and behind them nothing at all, will do; of the port count
 * the last 16 bits. */
static bool read_service(const char *line, struct service *service)
{
    uint32_t port;

    service->name = word_next(&line);
    if (!number_next(&line, 0, &port) || (*line && *line != '/'))
        return false;
    service->port = htons((uint16_t)port);
    while (*line == '/')
        line++;
    service->protocol = is_blank(*line) ? (struct word){line, 0} : word_next(&line);
    service->aliases = line;
    return true;
}

static const char *read_line(struct builder *builder, char *line, size_t length)
{
    struct service service;
    struct word name;

    line_cut(line, length, '#');
    if (!read_service(line, &service))
        return "a service has a name and a port, as in \"http 80/tcp\"";
    builder_add(builder, BY_PORT, index_hash_number((uint64_t)service.port));
    builder_add(builder, BY_NAME, index_hash(service.name.start, service.name.length));
    while ((name = word_next(&service.aliases)).length)
        builder_add(builder, BY_NAME, index_hash(name.start, name.length));
    return NULL;
}

/* "a 1" and its line feed are four bytes, and each alias is two or more. */
static size_t most_entries(int index, size_t length)
{
    return index == BY_NAME ? length / 2 + 1 : index == BY_PORT ? length / 4 + 1 : 0;
}

const struct name_format services_format = {.read_line = read_line, .most_entries = most_entries};

static bool is_called(const struct service *service, const char *name)
{
    return word_is(service->name, name) || words_have(service->aliases, name);
}

static bool speaks(const struct service *service, const char *protocol)
{
    return !protocol || word_is(service->protocol, protocol);
}

const char *service_by_name(const struct snapshot *snapshot, const char *name, const char *protocol)
{
    const struct index *index = &snapshot->index[BY_NAME];
    const struct index_entry *entry = index_first(index, index_hash(name, strlen(name)));
    struct service service;

    for (; entry; entry = index_next(index, entry))
        if (read_service(snapshot_text_at(snapshot, entry), &service) &&
            speaks(&service, protocol) && is_called(&service, name))
            return snapshot_text_at(snapshot, entry);
    return NULL;
}

const char *service_by_port(const struct snapshot *snapshot, int port, const char *protocol)
{
    const struct index *index = &snapshot->index[BY_PORT];
    const struct index_entry *entry = index_first(index, index_hash_number((uint64_t)port));
    struct service service;

    for (; entry; entry = index_next(index, entry))
        if (read_service(snapshot_text_at(snapshot, entry), &service) && service.port == port &&
            speaks(&service, protocol))
            return snapshot_text_at(snapshot, entry);
    return NULL;
}

int service_port(const char *line)
{
    struct service service = {.port = 0};

    read_service(line, &service);
    return service.port;
}

struct word service_first_name(const char *line) { return word_next(&line); }

int service_copy(const char *line, struct servent *out, char *buffer, size_t size)
{
    struct shelf shelf = {buffer, size};
    struct service service;

    if (!read_service(line, &service))
        return ENOENT;
    out->s_port = service.port;
    out->s_name = shelf_put(&shelf, service.name);
    out->s_proto = out->s_name ? shelf_put(&shelf, service.protocol) : NULL;
    out->s_aliases = out->s_proto ? shelf_put_words(&shelf, service.aliases) : NULL;
    return out->s_aliases ? 0 : ERANGE;
}
