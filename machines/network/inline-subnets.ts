export function splitSubnetId(id: string): readonly [network: string | undefined, name: string | undefined] {
  const segment = "/subnets/";
  const place = id.toLowerCase().lastIndexOf(segment);
  return place < 0 ? [undefined, undefined] : [id.slice(0, place), id.slice(place + segment.length)];
}
