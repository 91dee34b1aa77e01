// A file of the test of headers: what a build names by its content.
export default 1;
