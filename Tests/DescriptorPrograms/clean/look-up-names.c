/* Addresses of hosts, their names, services and protocols are looked up.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <arpa/inet.h>
#include <netdb.h>

int main(void)
{
    struct sockaddr_in local = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct addrinfo *found;
    char host[256];

    need(!getaddrinfo("localhost", NULL, NULL, &found));
    freeaddrinfo(found);
    need(!getaddrinfo("127.0.0.1", "80", NULL, &found));
    freeaddrinfo(found);
    getnameinfo((struct sockaddr *)&local, sizeof local, host, sizeof host, NULL, 0, 0);
    getservbyname("http", "tcp");
    getprotobyname("tcp");
    sethostent(1);
    gethostbyname("localhost");
    endhostent();
    need(!close(a_file()));
}
