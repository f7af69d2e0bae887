/* Asks libc for names in many ways, and says what it learned.
 * SPDX-License-Identifier: Apache-2.0 */
#include <grp.h>
#include <netdb.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

static void tell_users(void)
{
    const struct passwd *const alice = getpwnam("alice");
    const struct group *const crew = getgrnam("crew");
    struct passwd entry, *found;
    char buffer[200];
    gid_t groups[8];
    int count = 8, users = 0;

    getgrouplist("alice", 41001, groups, &count);
    for (setpwent(); getpwent() != NULL; users++)
        ;
    endpwent();
    const int error = getpwuid_r(41001, &entry, buffer, sizeof buffer, &found);
    printf("%s is %d, in %s with %s, and %d in all\n", alice->pw_gecos, (int)alice->pw_uid,
           crew->gr_name, crew->gr_mem[1], count);
    printf("%d users; error %d, %s\n", users, error, found ? found->pw_dir : "nobody");
}

static void tell_hosts(void)
{
    char name[64], back[64], service[32];
    struct addrinfo *found;
    struct utsname system;

    gethostname(name, sizeof name);
    uname(&system);
    printf("%s %s", name, system.nodename);
    if (getaddrinfo("db.example", "80", &(struct addrinfo){.ai_socktype = SOCK_STREAM}, &found))
        return;
    getnameinfo(found->ai_addr, found->ai_addrlen, back, sizeof back, service, sizeof service,
                NI_NUMERICSERV);
    freeaddrinfo(found);
    printf(" %s %s %s\n", gethostbyname("db")->h_name, back, service);
    printf("%s\n", gai_strerror(getaddrinfo("nowhere.example", NULL, NULL, &found)));
}

int main(void)
{
    tell_users();
    tell_hosts();
    return 0;
}
