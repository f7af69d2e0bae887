/* names.h — what these programs have in common: the files that say who is who, and the words in
 * which answers are printed. Where the files are, NAMES_ETC says: it is /etc where libc itself
 * answers.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAMES_H
#define NAMES_H

#include "../Programs/say.h"

#include <grp.h>
#include <pwd.h>
#include <shadow.h>

/* The path of one of the files; good until the next call. */
UNUSED static const char *etc(const char *file)
{
    static char path[4096];
    const char *folder = getenv("NAMES_ETC");

    snprintf(path, sizeof path, "%s/%s", folder ? folder : "/etc", file);
    return path;
}

UNUSED static void write_at(const char *path, const char *how, const char *text, size_t length)
{
    FILE *stream = fopen(path, how);

    if (!stream || fwrite(text, 1, length, stream) != length || fclose(stream)) {
        printf("%s cannot be written: %s\n", path, strerrorname_np(errno));
        exit(1);
    }
}

/* Gives a file another content, or more of it. */
UNUSED static void put(const char *file, const char *text)
{
    write_at(etc(file), "w", text, strlen(text));
}

UNUSED static void add(const char *file, const char *text)
{
    write_at(etc(file), "a", text, strlen(text));
}

/* Gives a file another content by putting another file in its place. */
UNUSED static void replace(const char *file, const char *text)
{
    char fresh[8192];

    snprintf(fresh, sizeof fresh, "%s.fresh", etc(file));
    write_at(fresh, "w", text, strlen(text));
    need(rename(fresh, etc(file)));
}

/* A string as it is, unless it holds what cannot be seen. */
UNUSED static void print_text(const char *text)
{
    if (!text) {
        fputs("NULL", stdout);
        return;
    }
    if (strlen(text) > 300) {
        printf("<%zu characters>", strlen(text));
        return;
    }
    for (; *text; text++)
        if ((unsigned char)*text < ' ')
            printf("\\x%02x", (unsigned char)*text);
        else
            putchar(*text);
}

UNUSED static void print_list(char *const *list)
{
    size_t count = 0;

    if (!list) {
        fputs(" NULL", stdout);
        return;
    }
    for (; list[count]; count++)
        if (count < 30) {
            putchar(' ');
            print_text(list[count]);
        }
    if (count >= 30)
        printf(" … %zu", count);
}

/* What a call that found nothing has left behind. */
UNUSED static void print_errno(int error)
{
    const char *name = strerrorname_np(error);

    printf("none, errno %s\n", name ? name : "?");
}

UNUSED static void say_passwd(const char *label, const struct passwd *user)
{
    const int error = errno;

    printf("%s: ", label);
    if (!user) {
        print_errno(error);
        return;
    }
    print_text(user->pw_name);
    putchar(':');
    print_text(user->pw_passwd);
    printf(":%u:%u:", user->pw_uid, user->pw_gid);
    print_text(user->pw_gecos);
    putchar(':');
    print_text(user->pw_dir);
    putchar(':');
    print_text(user->pw_shell);
    putchar('\n');
}

UNUSED static void say_group(const char *label, const struct group *group)
{
    const int error = errno;

    printf("%s: ", label);
    if (!group) {
        print_errno(error);
        return;
    }
    print_text(group->gr_name);
    putchar(':');
    print_text(group->gr_passwd);
    printf(":%u:", group->gr_gid);
    print_list(group->gr_mem);
    putchar('\n');
}

UNUSED static void say_shadow(const char *label, const struct spwd *entry)
{
    const int error = errno;

    printf("%s: ", label);
    if (!entry) {
        print_errno(error);
        return;
    }
    print_text(entry->sp_namp);
    putchar(':');
    print_text(entry->sp_pwdp);
    printf(":%ld:%ld:%ld:%ld:%ld:%ld:%ld\n", entry->sp_lstchg, entry->sp_min, entry->sp_max,
           entry->sp_warn, entry->sp_inact, entry->sp_expire, (long)entry->sp_flag);
}

UNUSED static void say_servent(const char *label, const struct servent *service)
{
    printf("%s: ", label);
    if (!service) {
        puts("none");
        return;
    }
    print_text(service->s_name);
    printf(" %d/", ntohs((uint16_t)service->s_port));
    print_text(service->s_proto);
    print_list(service->s_aliases);
    putchar('\n');
}

UNUSED static void say_protoent(const char *label, const struct protoent *protocol)
{
    printf("%s: ", label);
    if (!protocol) {
        puts("none");
        return;
    }
    print_text(protocol->p_name);
    printf(" %d", protocol->p_proto);
    print_list(protocol->p_aliases);
    putchar('\n');
}

UNUSED static const char *name_of_h_errno(int error)
{
    switch (error) {
    case NETDB_INTERNAL:
        return "NETDB_INTERNAL";
    case NETDB_SUCCESS:
        return "NETDB_SUCCESS";
    case HOST_NOT_FOUND:
        return "HOST_NOT_FOUND";
    case TRY_AGAIN:
        return "TRY_AGAIN";
    case NO_RECOVERY:
        return "NO_RECOVERY";
    case NO_DATA:
        return "NO_DATA";
    }
    return "?";
}

UNUSED static void say_hostent_or(const char *label, const struct hostent *host, int error)
{
    char text[INET6_ADDRSTRLEN];

    printf("%s: ", label);
    if (!host) {
        printf("%s\n", name_of_h_errno(error));
        return;
    }
    print_text(host->h_name);
    print_list(host->h_aliases);
    printf(", %s %d:", host->h_addrtype == AF_INET6 ? "inet6" : "inet", host->h_length);
    for (char **address = host->h_addr_list; *address; address++)
        printf(" %s", inet_ntop(host->h_addrtype, *address, text, sizeof text));
    putchar('\n');
}

UNUSED static void say_hostent(const char *label, const struct hostent *host)
{
    say_hostent_or(label, host, h_errno);
}

/* The names of the EAI_ codes. */
UNUSED static const char *name_of_eai(int code)
{
    static const struct {
        int code;
        const char *name;
    } names[] = {{0, "0"},
                 {EAI_BADFLAGS, "EAI_BADFLAGS"},
                 {EAI_NONAME, "EAI_NONAME"},
                 {EAI_AGAIN, "EAI_AGAIN"},
                 {EAI_FAIL, "EAI_FAIL"},
                 {EAI_FAMILY, "EAI_FAMILY"},
                 {EAI_SOCKTYPE, "EAI_SOCKTYPE"},
                 {EAI_SERVICE, "EAI_SERVICE"},
                 {EAI_MEMORY, "EAI_MEMORY"},
                 {EAI_SYSTEM, "EAI_SYSTEM"},
                 {EAI_OVERFLOW, "EAI_OVERFLOW"},
                 {EAI_NODATA, "EAI_NODATA"},
                 {EAI_ADDRFAMILY, "EAI_ADDRFAMILY"},
                 {EAI_INPROGRESS, "EAI_INPROGRESS"},
                 {EAI_CANCELED, "EAI_CANCELED"},
                 {EAI_NOTCANCELED, "EAI_NOTCANCELED"},
                 {EAI_ALLDONE, "EAI_ALLDONE"},
                 {EAI_INTR, "EAI_INTR"},
                 {EAI_IDN_ENCODE, "EAI_IDN_ENCODE"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == code)
            return names[i].name;
    return "?";
}

UNUSED static const char *name_of_family(int family)
{
    switch (family) {
    case AF_UNSPEC:
        return "unspec";
    case AF_INET:
        return "inet";
    case AF_INET6:
        return "inet6";
    case AF_UNIX:
        return "unix";
    }
    return "?";
}

UNUSED static const char *name_of_type(int type)
{
    switch (type) {
    case 0:
        return "any";
    case SOCK_STREAM:
        return "stream";
    case SOCK_DGRAM:
        return "dgram";
    case SOCK_RAW:
        return "raw";
    case SOCK_SEQPACKET:
        return "seqpacket";
    case SOCK_DCCP:
        return "dccp";
    }
    return "?";
}

/* "10.0.0.5 port 80", "fe80::1 port 0 scope 3". */
UNUSED static void print_address(const struct sockaddr *address)
{
    const struct sockaddr_in *four = (const void *)address;
    const struct sockaddr_in6 *six = (const void *)address;
    char text[INET6_ADDRSTRLEN];

    if (address->sa_family == AF_INET)
        printf("%s port %d", inet_ntop(AF_INET, &four->sin_addr, text, sizeof text),
               ntohs(four->sin_port));
    else
        printf("%s port %d", inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text),
               ntohs(six->sin6_port));
    if (address->sa_family == AF_INET6 && (six->sin6_scope_id || six->sin6_flowinfo))
        printf(" scope %u flow %u", six->sin6_scope_id, six->sin6_flowinfo);
}

UNUSED static void print_addrinfo(const struct addrinfo *one)
{
    printf("  %s %s %d, flags %#x, %u: ", name_of_family(one->ai_family),
           name_of_type(one->ai_socktype), one->ai_protocol, (unsigned)one->ai_flags,
           one->ai_addrlen);
    print_address(one->ai_addr);
    if (one->ai_canonname) {
        fputs(" called ", stdout);
        print_text(one->ai_canonname);
    }
    putchar('\n');
}

/* Asks, and prints every field of every answer. */
UNUSED static int say_addrinfo(const char *label, const char *node, const char *service,
                               const struct addrinfo *hints)
{
    struct addrinfo *found = NULL;
    const int result = getaddrinfo(node, service, hints, &found);

    printf("%s: %s\n", label, name_of_eai(result));
    if (result)
        return result;
    for (const struct addrinfo *one = found; one; one = one->ai_next)
        print_addrinfo(one);
    freeaddrinfo(found);
    return 0;
}

/* The same in one line, for tables: "inet stream 6 10.0.0.5 port 80; …". */
UNUSED static void say_addresses(const char *label, const char *node, const char *service,
                                 const struct addrinfo *hints)
{
    struct addrinfo *found = NULL;
    const int result = getaddrinfo(node, service, hints, &found);

    printf("%s: %s", label, name_of_eai(result));
    for (const struct addrinfo *one = result ? NULL : found; one; one = one->ai_next) {
        printf("; %s %d ", name_of_type(one->ai_socktype), one->ai_protocol);
        print_address(one->ai_addr);
        if (one->ai_canonname)
            printf(" called %s", one->ai_canonname);
    }
    putchar('\n');
    if (!result)
        freeaddrinfo(found);
}

#endif
