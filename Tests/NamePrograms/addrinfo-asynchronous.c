/* getaddrinfo_a(), waiting and not, and what gai_error() says.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void say_request(const char *label, struct gaicb *request)
{
    const int error = gai_error(request);

    printf("%s: %s", label, name_of_eai(error));
    for (struct addrinfo *one = error ? NULL : request->ar_result; one; one = one->ai_next) {
        printf("; ");
        print_address(one->ai_addr);
    }
    putchar('\n');
}

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    struct gaicb request[3] = {
        {.ar_name = "db", .ar_service = "http", .ar_request = &hints},
        {.ar_name = "nowhere", .ar_request = &hints},
        {.ar_name = "web.example", .ar_service = "80", .ar_request = &hints}};
    struct gaicb *list[4] = {&request[0], &request[1], NULL, &request[2]};

    say("waiting", getaddrinfo_a(GAI_WAIT, list, 4, NULL));
    for (int i = 0; i < 3; i++)
        say_request(request[i].ar_name, &request[i]);
    say("bad mode", getaddrinfo_a(7, list, 4, NULL));
    say("none", getaddrinfo_a(GAI_WAIT, list, 0, NULL));
}
